import type { CalendarEvent } from '../calendar/calendar-event.ts'
import type { DetectionRules } from './detection-rules.ts'
import { foldText } from './text/fold-text.ts'
import { occurs } from './text/term-pattern.ts'

/**
 * False when nothing in the event can make it an interview: no word of any language's vocabulary in its title,
 * description or organiser. Decides everyday entries without reading them closely.
 */
export function worthReading(event: CalendarEvent, rules: DetectionRules): boolean {
  if (!event.isMeeting) return false
  return (
    occurs(rules.anyClue, foldText(event.title.normalize('NFKC'))) ||
    occurs(rules.anyClue, foldText(event.description.slice(0, 20_000).normalize('NFKC'))) ||
    occurs(
      rules.anyClue,
      foldText(`${event.organizer?.email ?? ''} ${event.organizer?.name ?? ''}`.normalize('NFKC')),
    )
  )
}
