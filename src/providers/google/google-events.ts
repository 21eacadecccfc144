// events.list: https://developers.google.com/workspace/calendar/api/v3/reference/events/list
// Sync tokens: https://developers.google.com/workspace/calendar/api/guides/sync
import { z } from 'zod'
import type { TimeWindow } from '../../calendar/calendar-port.ts'
import type { CallOptions, GoogleCalls } from './google-calls.ts'
import { brokenAnswer, GoogleError } from './google-errors.ts'

/** The most that Google gives at once. */
const pageSize = 2500
/** More pages than any calendar has: a server that never comes to an end is not followed for ever. */
const pageLimit = 400
/** Google's days are those of the calendar, ours those of the user: a day more on each side has them all. */
const marginMs = 24 * 3600 * 1000

const page = z.object({
  items: z.array(z.unknown()),
  nextPageToken: z.string().nullish(),
  nextSyncToken: z.string().nullish(),
})

export interface Listing {
  /** Event resources as Google gave them. */
  items: unknown[]
  /** Only the last page has it. */
  syncToken: string | null
}

/** Everything in the window, all pages of it or an error. */
export function listWindow(
  calls: GoogleCalls,
  calendarId: string,
  { from, to }: TimeWindow,
  signal?: AbortSignal,
): Promise<Listing> {
  const timeMin = new Date(Date.parse(from) - marginMs).toISOString()
  const timeMax = new Date(Date.parse(to) + marginMs).toISOString()
  return allPages(calls, { calendarId, timeMin, timeMax }, signal)
}

/**
 * What changed since the token was given, deleted events among it, inside the window and outside: Google takes no
 * bounds together with a token. Null when it no longer knows the token and everything has to be listed again.
 */
export async function listChanges(
  calls: GoogleCalls,
  calendarId: string,
  syncToken: string,
  signal?: AbortSignal,
): Promise<Listing | null> {
  try {
    return await allPages(calls, { calendarId, syncToken }, signal)
  } catch (error) {
    // 410 is what is documented; a token that was cut or belongs to other parameters is answered with 400.
    if (error instanceof GoogleError && (error.status === 410 || error.status === 400)) return null
    throw error
  }
}

interface Bounds {
  calendarId: string
  timeMin?: string
  timeMax?: string
  syncToken?: string
}

async function allPages(calls: GoogleCalls, bounds: Bounds, signal?: AbortSignal): Promise<Listing> {
  const { calendar } = await import('googleapis/build/src/apis/calendar/index.js')
  const { events } = calendar('v3')
  const items: unknown[] = []
  const followed = new Set<string>()
  let pageToken: string | null | undefined
  while (followed.size < pageLimit) {
    // Whatever is not a bound stays the same in every request of a token's life, or Google answers 400.
    const query = {
      ...bounds,
      singleEvents: true,
      maxResults: pageSize,
      ...(pageToken ? { pageToken } : {}),
    }
    const call = (options: CallOptions) => events.list(query, options)
    const answer = await calls.read('calendar.events.list', page, call, signal)
    items.push(...answer.items)
    pageToken = answer.nextPageToken
    if (!pageToken) return { items, syncToken: answer.nextSyncToken ?? null }
    if (followed.has(pageToken)) break
    followed.add(pageToken)
  }
  throw brokenAnswer('Google Calendar', 'calendar.events.list')
}
