import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { CalendarPort } from '../calendar/calendar-port.ts'
import type { GroupingRules } from '../detection/group-sessions.ts'
import type { Detection } from '../detection/interview-detection.ts'
import type { ProcessRules } from '../detection/join-process.ts'
import type { SenderPort } from '../digest/sender-port.ts'
import type { FollowUpRules } from '../followup/follow-up-rules.ts'
import type { MailboxPort } from '../mailbox/mailbox-port.ts'
import type { Clock } from '../shared/clock.ts'
import type { Connection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import type { InstallationKey } from '../store/installation-key.ts'
import type { User } from '../store/users.ts'
import type { TaskListPort } from '../tasklist/task-list-port.ts'

/** Judges events by one version of the rules. */
export interface Detector {
  /** Changes when the rules do: then unchanged calendars are judged anew. */
  version: string
  detect(event: CalendarEvent, owner: Owner): Detection
  /** The domain of an employer's address; null for addresses of mail providers and hiring platforms. */
  companyDomain(email: string): string | null
}

/** What a pass works with. Everything that touches the world comes in here, from the composition root. */
export interface PassContext {
  db: Database
  clock: Clock
  key: InstallationKey
  rules: {
    followUp: FollowUpRules
    interviews: GroupingRules & ProcessRules
    window: { lookBackDays: number; lookAheadDays: number }
  }
  /** Loads the rules when a calendar is first read; a pass without one does without. */
  openDetector(): Promise<Detector>
  openCalendar(connection: Connection): CalendarPort
  openMailbox(connection: Connection): MailboxPort
  /** The sender refuses every recipient but this user. */
  openSender(connection: Connection, user: User): SenderPort
  openTaskList(connection: Connection, user: User): TaskListPort
  progress: Progress
}

/** Tells a person at a terminal how far a long step is; silent elsewhere. */
export interface Progress {
  show(step: string, count: number): void
  clear(): void
}

/** Something that could not be done; the rest was. The message is a sentence for the user, free of event text. */
export interface Trouble {
  /** Where, if the message does not say so itself. */
  place: string | null
  message: string
}
