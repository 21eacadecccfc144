import type { CalendarEvent } from '../calendar/calendar-event.ts'
import { isOwnUid } from '../shared/own-uid.ts'
import type { DetectionRules } from './detection-rules.ts'
import { foldText } from './text/fold-text.ts'
import { mayOccur, occurs } from './text/term-pattern.ts'

const ASCII = /^[\n\r\t\u0020-\u007e]*$/
const LONGEST_BODY = 20_000

/**
 * False when nothing in the event can make it an interview: no word of any language's vocabulary in its title,
 * description or organiser. Decides everyday entries without reading them closely.
 */
export function worthReading(event: CalendarEvent, rules: DetectionRules): boolean {
  if (!event.isMeeting || isOwnUid(event.uid)) return false
  if (hasClue(event.title, rules)) return true
  if (event.description !== '' && hasClue(event.description.slice(0, LONGEST_BODY), rules)) return true
  const { organizer } = event
  if (organizer === null) return false
  return (
    (organizer.email !== null && hasClue(organizer.email, rules)) ||
    (organizer.name !== null && hasClue(organizer.name, rules))
  )
}

function hasClue(text: string, { anyClue }: DetectionRules): boolean {
  const folded = ASCII.test(text) ? text.toLowerCase() : foldText(text.normalize('NFKC'))
  return mayOccur(anyClue, folded) && occurs(anyClue, folded)
}
