import ICAL from 'ical.js'
import { type Task, taskState } from '../followup/task.ts'
import { interviewName, taskWords } from '../followup/words.ts'
import { ownUid } from '../shared/own-uid.ts'
import type { Dossier } from '../store/dossiers.ts'

const minutes = 15

// The library counts the space that begins a folded line on top of its 75 bytes (RFC 5545, 3.1).
ICAL.foldLength = 74

/**
 * The tasks that are to be done as an iCalendar document (RFC 5545), so that they stand in any calendar program.
 * Entries and not to-dos: most programs that subscribe show nothing else. `page` answers where an interview is seen.
 */
export function taskCalendar(
  dossiers: Dossier[],
  now: string,
  page: ((interviewId: string) => string) | null,
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Afterword//Tasks//EN')
  calendar.updatePropertyWithValue('x-wr-calname', 'Afterword')
  calendar.updatePropertyWithValue('refresh-interval', ICAL.Duration.fromSeconds(3600))
  for (const dossier of dossiers) {
    for (const task of dossier.tasks.filter((each) => isToBeDone(each, now)))
      calendar.addSubcomponent(entry(task, dossier, page))
  }
  return `${calendar.toString()}\r\n`
}

function isToBeDone(task: Task, now: string): boolean {
  return task.kind !== 'take-distance' && ['planned', 'open', 'overdue'].includes(taskState(task, now))
}

function entry(
  task: Task,
  { interview }: Dossier,
  page: ((interviewId: string) => string) | null,
): ICAL.Component {
  const component = new ICAL.Component('vevent')
  const due = timeOf(task.dueAt)
  component.updatePropertyWithValue('uid', ownUid(task.id))
  component.updatePropertyWithValue('dtstamp', timeOf(task.availableAt))
  component.updatePropertyWithValue('dtstart', due)
  component.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60))
  component.updatePropertyWithValue('summary', `${taskWords[task.kind]}: ${interviewName(interview)}`)
  if (page) component.updatePropertyWithValue('url', page(interview.id))
  // It takes no time away: the user is not busy because a letter waits.
  component.updatePropertyWithValue('transp', 'TRANSPARENT')
  component.updatePropertyWithValue('class', 'PRIVATE')
  return component
}

function timeOf(instant: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true)
}
