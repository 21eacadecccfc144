import type { NotACalendar } from '../../ical/document-reader.ts'
import { ProviderError, type ProviderErrorKind } from '../../shared/provider-error.ts'

const room = 'ics'

export function icsError(kind: ProviderErrorKind, message: string, cause?: unknown): ProviderError {
  return new ProviderError(room, kind, message, cause === undefined ? {} : { cause })
}

export function notACalendarMessage(place: string, { isWebPage, isEmpty }: NotACalendar): string {
  if (isWebPage) {
    return `${place} is a web page, not a calendar: copy the address that your calendar program gives for iCalendar (.ics).`
  }
  if (isEmpty) return `${place} is empty: export the calendar again.`
  return `${place} is not an iCalendar file: export the calendar as .ics and try again.`
}

/** A failure of the file system as a sentence. */
export function fileError(place: string, error: unknown): ProviderError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return icsError('permanent', `There is no calendar at ${place}: check the path.`, error)
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return icsError('permanent', `${place} may not be read: give Afterword permission to read it.`, error)
  }
  return icsError('temporary', `${place} could not be read just now: it will be tried again.`, error)
}
