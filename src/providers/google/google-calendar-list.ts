import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { z } from 'zod'
import type { ListedCalendar } from '../../connect/consent-port.ts'
import { bareCause } from '../../shared/bare-cause.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { googleTokenError } from './google-token-error.ts'

const timeout = 30_000

/** Calendars that Google fills by itself: holidays, birthdays, the weather. Nobody is interviewed there. */
const filledByGoogle = /#(holiday|contacts|weather|weeknum)@group\.v\.calendar\.google\.com$/

/**
 * The calendars that the user has ticked in Google Calendar and may see the events of, and always the primary one
 * (Calendar API v3, calendarList.list).
 */
export async function listGoogleCalendars(
  accessToken: string,
  apiRoot: string | null,
): Promise<ListedCalendar[]> {
  const { calendar } = await import('googleapis/build/src/apis/calendar/index.js')
  const api = calendar({
    version: 'v3',
    timeout,
    headers: { authorization: `Bearer ${accessToken}` },
    ...(apiRoot === null ? {} : { rootUrl: apiRoot }),
  })
  const found: calendar_v3.Schema$CalendarListEntry[] = []
  let pageToken: string | undefined
  do {
    const page = await listPage(api, pageToken)
    found.push(...(page.items ?? []))
    pageToken = page.nextPageToken ?? undefined
  } while (pageToken)
  return found.filter(isWanted).map(({ id, summaryOverride, summary }) => ({
    id: id ?? '',
    name: summaryOverride ?? summary ?? id ?? '',
  }))
}

function isWanted(entry: calendar_v3.Schema$CalendarListEntry): boolean {
  const { id, primary, selected, deleted, accessRole } = entry
  if (!id || deleted || filledByGoogle.test(id)) return false
  // Who sees only when somebody is busy sees no titles.
  return accessRole !== 'freeBusyReader' && (primary === true || selected === true)
}

async function listPage(
  api: calendar_v3.Calendar,
  pageToken: string | undefined,
): Promise<calendar_v3.Schema$CalendarList> {
  try {
    const { data } = await api.calendarList.list({
      minAccessRole: 'reader',
      maxResults: 250,
      ...(pageToken ? { pageToken } : {}),
    })
    return data
  } catch (error) {
    throw listError(error)
  }
}

const refusalShape = z.object({ response: z.object({ status: z.number() }) })

function listError(error: unknown): ProviderError {
  const status = refusalShape.safeParse(error).data?.response.status
  if (status !== 401 && status !== 403) return googleTokenError(error, '')
  const message =
    'Google does not show the calendars: is the Google Calendar API switched on in your project? See docs/connect-google.md'
  return new ProviderError('google', 'permanent', message, { cause: bareCause(error, status) })
}
