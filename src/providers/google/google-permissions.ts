import type { Permission } from '../../connect/consent-port.ts'
import type { ConsentRound } from '../../connect/consent-round.ts'

const root = 'https://www.googleapis.com/auth'

/** The list of calendars and their events, and no more: `calendar.readonly` would add settings and sharing rules. */
const calendar: Permission[] = [
  { scope: `${root}/calendar.calendarlist.readonly`, meaning: 'see the list of your calendars' },
  { scope: `${root}/calendar.events.readonly`, meaning: 'see the events on your calendars' },
]

const tasks: Permission = { scope: `${root}/tasks`, meaning: 'manage your tasks' }

/** Google has no permission for drafts without sending; the mailbox port has no way to send. */
const drafts: Permission = { scope: `${root}/gmail.compose`, meaning: 'manage drafts and send emails' }

const mail: Permission = { scope: `${root}/gmail.readonly`, meaning: 'view your email messages' }

export function googlePermissions(round: ConsentRound): Permission[] {
  if (round.purpose === 'calendar') return round.tasks ? [...calendar, tasks] : calendar
  return round.purpose === 'threads' ? [drafts, mail] : [drafts]
}

/** Who the account belongs to (OpenID Connect Core, 5.4). */
export const identityScopes = ['openid', 'email', 'profile']
