import type { CalendarChange, CalendarPort, ReadRequest } from '../../../calendar/calendar-port.ts'
import { defaultIcalLimits } from '../../../ical/ical-limits.ts'
import { SourceReader } from '../../../ical/source-reader.ts'
import { shownUrl } from '../../../shared/shown-url.ts'
import { type CaldavAccount, serverUrl } from '../caldav-account.ts'
import { createDavClient, type DavClient } from '../dav/dav-client.ts'
import { type CaldavCursor, isSameView, openCursor, placeOf, viewOf, writeCursor } from './caldav-cursor.ts'
import { fetchObjects } from './fetch-objects.ts'
import { askForNews, listObjects } from './list-objects.ts'
import { planFromListing, planFromNews, type ReadPlan } from './plan-read.ts'
import { readObject } from './read-object.ts'

/** So often in a row what could not be fetched is asked for at the next read; after that, when the window moves. */
const maxFailures = 3

export interface CaldavCalendarOptions extends CaldavAccount {
  /** Address of the calendar collection, as `findCalendars` lists it. */
  url: string
}

/**
 * A calendar on a CalDAV server. An event's `sourceId` names the object it stands in, which all instances of a series
 * share: a tombstone of that name takes all of them that are not listed after it.
 */
export function createCaldavCalendar(options: CaldavCalendarOptions): CalendarPort {
  return {
    kind: 'caldav',
    absenceNeedsSecondRead: false,
    tellsAnswers: false,
    async *read(request) {
      const url = serverUrl(options.url, options)
      const client = createDavClient(url, options, request.signal)
      const known = openCursor(request.cursor, placeOf(url))
      const plan = await planRead(client, url.href, known, request)
      if (plan) yield* carryOut(client, url, plan, known, request)
      else {
        const eventsRead = known?.book.size ?? 0
        yield { type: 'end', cursor: request.cursor ?? '', coverage: 'unchanged', eventsRead }
      }
    },
  }
}

/** Null when nothing changed. */
async function planRead(
  client: DavClient,
  url: string,
  known: CaldavCursor | null,
  request: ReadRequest,
): Promise<ReadPlan | null> {
  const view = viewOf(request)
  const inSameView = known !== null && isSameView(known.view, view)
  if (inSameView && !owesObjects(known)) {
    const news = await askForNews(client, url, known.mark)
    if (news.type === 'unchanged') return null
    if (news.type === 'changes') return planFromNews(news, known)
  }
  const maySync = !inSameView || known.mark.by === 'token'
  const plan = planFromListing(await listObjects(client, url, maySync), known, view)
  return inSameView && bringsNothing(plan, known) ? null : plan
}

/** A server that keeps no history was compared object by object. */
function bringsNothing({ wanted, goneNames, mark }: ReadPlan, known: CaldavCursor): boolean {
  return wanted.length + goneNames.length === 0 && JSON.stringify(mark) === JSON.stringify(known.mark)
}

function owesObjects({ failures }: CaldavCursor): boolean {
  return failures > 0 && failures <= maxFailures
}

/** Tombstones go before events: an object may have been deleted and made again, and a series lost instances. */
async function* carryOut(
  client: DavClient,
  url: URL,
  plan: ReadPlan,
  known: CaldavCursor | null,
  request: ReadRequest,
): AsyncGenerator<CalendarChange> {
  const place = shownUrl(url.href)
  const source = new SourceReader(request, defaultIcalLimits)
  const { book } = plan
  let unread = 0
  let unreadable = 0
  for (const name of plan.goneNames) yield { type: 'gone', sourceId: name }
  for await (const fetched of fetchObjects(client, url.href, plan.wanted)) {
    const { name } = fetched.object
    request.signal?.throwIfAborted()
    if (fetched.state === 'read') {
      const { changes, isReadable, isPast } = readObject(source, name, fetched.text, place)
      if (isReadable) yield { type: 'gone', sourceId: name }
      else unreadable++
      yield* changes
      book.note(name, fetched.etag, isPast)
    } else if (fetched.state === 'gone') {
      yield { type: 'gone', sourceId: name }
      book.remove(name)
    } else {
      unread++
      book.noteUnread(name)
    }
  }
  if (unread > 0) yield unreadProblem(place, unread)
  for (const changes of source.finish(place)) yield* changes
  const { mark } = plan
  const failures = unread > 0 ? Math.min((known?.failures ?? 0) + 1, maxFailures + 1) : plan.failures
  const cursor = writeCursor({ place: placeOf(url), view: viewOf(request), mark, failures, book })
  // What could not be read may still exist, so that its absence must not count.
  const coverage = plan.isWhole && unread + unreadable === 0 ? 'complete' : 'changes'
  yield { type: 'end', cursor, coverage, eventsRead: book.size }
}

function unreadProblem(place: string, count: number): CalendarChange {
  const entries = count === 1 ? 'One entry' : `${count} entries`
  const message = `${entries} of this calendar could not be fetched from its server. The rest was read.`
  return { type: 'problem', problem: { place, line: null, message } }
}
