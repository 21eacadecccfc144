// calendarList: https://developers.google.com/workspace/calendar/api/v3/reference/calendarList/list
import { z } from 'zod'
import { type CallOptions, GoogleClient, type GoogleOptions } from './google-client.ts'

/** A calendar that the account shows. */
export interface ListedCalendar {
  id: string
  name: string
  isPrimary: boolean
  /** The tick before it in the user's own list of calendars. */
  isSelected: boolean
}

const page = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      summary: z.string().default(''),
      summaryOverride: z.string().optional(),
      primary: z.boolean().default(false),
      selected: z.boolean().default(false),
      accessRole: z.string().default('reader'),
    }),
  ),
  nextPageToken: z.string().optional(),
})

/**
 * The calendars whose events may be read, the account's own first. Those that show only free and busy are left out.
 * @throws ProviderError of the room `google`.
 */
export async function listGoogleCalendars(options: GoogleOptions): Promise<ListedCalendar[]> {
  const client = new GoogleClient('Google Calendar', options)
  const { calendar } = await import('googleapis/build/src/apis/calendar/index.js')
  const { calendarList } = calendar('v3')
  const found: ListedCalendar[] = []
  let pageToken: string | undefined
  do {
    const call = (callOptions: CallOptions) => calendarList.list(pageToken ? { pageToken } : {}, callOptions)
    const answer = await client.read('calendar.calendarList.list', page, call)
    for (const { id, primary, selected, accessRole, ...names } of answer.items) {
      if (accessRole === 'freeBusyReader') continue
      const name = names.summaryOverride ?? names.summary
      found.push({ id, name, isPrimary: primary, isSelected: selected || primary })
    }
    pageToken = answer.nextPageToken
  } while (pageToken)
  return found.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
}
