import { fileURLToPath } from 'node:url'
import { readContext } from '../../calendar/calendar-cursor.ts'
import type { CalendarChange, CalendarPort, ReadRequest } from '../../calendar/calendar-port.ts'
import { DocumentReader, NotACalendar } from '../../ical/document-reader.ts'
import { defaultIcalLimits, type IcalLimits } from '../../ical/ical-limits.ts'
import { SourceReader } from '../../ical/source-reader.ts'
import { utf8Bytes } from '../../ical/text/utf8-bytes.ts'
import type { AllowPrivateHosts } from '../../shared/guarded-lookup.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { createSafeFetch, defaultFetchLimits, type SafeFetch } from '../../shared/safe-fetch.ts'
import { fileSource } from './file-source.ts'
import { knownCursor, writeCursor } from './ics-cursor.ts'
import { icsError, notACalendarMessage } from './ics-error.ts'
import type { IcsDocument, IcsSource, OpenedSource } from './ics-source.ts'
import { urlSource } from './url-source.ts'

/** Bytes whose events go on together: few enough that they are forgotten before the collector looks for them. */
const batchLength = 16 * 1024

export interface IcsCalendarOptions {
  /** Path of a file or folder, or an http, https or webcal URL. */
  location: string
  /** The true URL, where `location` shows only a part of it. */
  address?: () => Promise<string>
  /** Hosts of private networks that a URL may lead to; none by default. */
  allowPrivateHosts?: AllowPrivateHosts
  limits?: Partial<IcalLimits>
  /** Limits of a download: bytes, milliseconds, redirects. */
  fetchLimits?: Partial<typeof defaultFetchLimits>
  /** Fetches the URL; by default the safe client with the limits above. */
  fetch?: SafeFetch
}

/** The calendar in iCalendar format at a path or URL. */
export function createIcsCalendar(options: IcsCalendarOptions): CalendarPort {
  const { location: shown } = options
  const limits = { ...defaultIcalLimits, ...options.limits }
  const isUrl = /^(?:https?|webcals?):\/\//i.test(shown.trim())
  const fetch =
    options.fetch ??
    createSafeFetch({
      ...defaultFetchLimits,
      ...options.fetchLimits,
      allowPrivateHosts: options.allowPrivateHosts ?? false,
    })
  return {
    kind: 'ics',
    absenceNeedsSecondRead: isUrl,
    tellsAnswers: false,
    async *read(request) {
      const location = (await options.address?.()) ?? shown
      const source = isUrl ? urlSource(location, fetch) : await fileSource(pathOf(location))
      const context = readContext(location, request)
      const cursor = knownCursor(request.cursor, context)
      const opened = await source.open(cursor?.mark ?? null, request.signal)
      if (!opened) {
        const eventsRead = cursor?.eventsRead ?? 0
        yield { type: 'end', cursor: request.cursor ?? '', coverage: 'unchanged', eventsRead }
        return
      }
      for await (const changes of readSource(source, opened, request, limits, context)) {
        for (const change of changes) yield change
      }
    },
  }
}

function pathOf(location: string): string {
  if (/^file:\/\//i.test(location)) return fileURLToPath(location)
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return location
  throw icsError('permanent', 'The address of a calendar must begin with https, http or webcal.')
}

/** Changes in batches: an asynchronous step for each event would cost more than reading it. */
async function* readSource(
  source: IcsSource,
  opened: OpenedSource,
  request: ReadRequest,
  limits: IcalLimits,
  context: string,
): AsyncGenerator<CalendarChange[]> {
  const reader = new SourceReader(request, limits)
  let whole = true
  let calendars = 0
  for await (const document of opened.documents) {
    try {
      const read = yield* readDocument(reader, document, request.signal)
      whole &&= !read.cutOff
      calendars++
    } catch (error) {
      const failure = asProviderError(document, error)
      if (!source.hasMany) throw failure
      whole = false
      yield [{ type: 'problem', problem: { place: document.place, line: null, message: failure.message } }]
    }
  }
  if (calendars === 0) throw icsError('permanent', `None of the files in ${source.place} is a calendar.`)
  for (const changes of reader.finish(source.place)) yield changes
  const mark = await opened.mark()
  const { eventsRead } = reader
  // What could not be read whole is read again next time, changed or not.
  const cursor = writeCursor({ context, mark: whole ? mark : null, eventsRead })
  yield [{ type: 'end', cursor, coverage: whole ? 'complete' : 'changes', eventsRead }]
}

async function* readDocument(
  reader: SourceReader,
  { place, bytes }: IcsDocument,
  signal: AbortSignal | undefined,
): AsyncGenerator<CalendarChange[], DocumentReader> {
  const document = new DocumentReader(reader, place)
  for await (const chunk of utf8Bytes(bytes)) {
    signal?.throwIfAborted()
    for (let at = 0; at < chunk.length; at += batchLength)
      yield document.push(chunk.subarray(at, at + batchLength))
  }
  yield document.end()
  return document
}

function asProviderError({ place }: IcsDocument, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof NotACalendar) return icsError('permanent', notACalendarMessage(place, error), error)
  throw error
}
