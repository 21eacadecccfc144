import type { CalendarEvent } from '../calendar/calendar-event.ts'
import { isOwnUid } from '../shared/own-uid.ts'
import type { DetectionRules, FirstLook } from './detection-rules.ts'
import { comparable } from './text/comparable.ts'
import { mayOccur } from './text/quick-look.ts'
import { findAll, occurs } from './text/term-pattern.ts'

const LONGEST_BODY = 20_000

/**
 * False when nothing in the event can make it an interview: no word of any language's vocabulary in its title,
 * description or organiser, or one that says nothing by itself. Decides everyday entries without reading them closely.
 */
export function worthReading(event: CalendarEvent, { firstLook }: DetectionRules): boolean {
  if (!event.isMeeting || isOwnUid(event.uid)) return false
  const isTitleTelling = mayOccur(firstLook.inTitle, event.title)
  if (isTitleTelling && isTalkWithJob(event, firstLook)) return true
  if (!(isTitleTelling && mayOccur(firstLook.any, event.title)) && !isClueBelow(event, firstLook))
    return false
  const texts = [event.title, bodyOf(event), event.organizer?.email ?? '', event.organizer?.name ?? ''].map(
    comparable,
  )
  if (texts.some((text) => occurs(firstLook.firm, text))) return true
  return isSupported(texts, firstLook)
}

function isClueBelow(event: CalendarEvent, { any }: FirstLook): boolean {
  const { organizer } = event
  if (event.description !== '' && mayOccur(any, bodyOf(event))) return true
  if (organizer === null) return false
  return mayOccur(any, organizer.email ?? '') || mayOccur(any, organizer.name ?? '')
}

/** How long a description is in which people note what a talk is about. */
const NOTE = 200

function isTalkWithJob({ title, description }: CalendarEvent, { talk, job }: FirstLook): boolean {
  if (!mayOccur(talk, title)) return false
  const note = aboveSignature(description)
  return mayOccur(job, title) || (note.length <= NOTE && mayOccur(job, note))
}

/** RFC 3676, 4.3: what stands below the mark is a signature. */
function aboveSignature(description: string): string {
  return description.split(/^-- $/mu, 1)[0] ?? description
}

function bodyOf({ description }: CalendarEvent): string {
  return description.length > LONGEST_BODY ? description.slice(0, LONGEST_BODY) : description
}

/** A weak word counts only together with a second one, a job or wording of a hiring process. */
function isSupported(texts: string[], { weak, support }: FirstLook): boolean {
  const words = texts.flatMap((text) => findAll(weak, text).map(({ start, end }) => text.slice(start, end)))
  return words.length > 0 && (new Set(words).size > 1 || texts.some((text) => occurs(support, text)))
}
