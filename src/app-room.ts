import type { CalendarPort } from './calendar/calendar-port.ts'
import type { SenderPort } from './digest/sender-port.ts'
import type { MailboxPort } from './mailbox/mailbox-port.ts'
import type { PushPort } from './push/push-port.ts'
import type { Connection } from './store/connections.ts'
import type { User } from './store/users.ts'
import type { TaskListPort } from './tasklist/task-list-port.ts'

/** What one kind of connection can be; each room of a provider offers some of it. */
export interface Room {
  calendar?(connection: Connection): CalendarPort
  mailbox?(connection: Connection): MailboxPort
  sender?(connection: Connection, user: User): SenderPort
  tasks?(connection: Connection, user: User): TaskListPort
  push?(connection: Connection): PushPort | null
}
