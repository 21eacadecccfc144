import type { Permission } from '../../connect/consent-port.ts'
import type { ConsentRound } from '../../connect/consent-round.ts'

const tasks: Permission = { scope: 'Tasks.ReadWrite', meaning: 'read and write your tasks' }

/** Microsoft has no permission for drafts alone, so both ways of using mail need the same two. */
const mail: Permission[] = [
  { scope: 'Mail.ReadWrite', meaning: 'read and write your mail' },
  { scope: 'Mail.Send', meaning: 'send mail as you, for the digest to yourself' },
]

/** Delegated permissions of Microsoft Graph (learn.microsoft.com/graph/permissions-reference). */
export function microsoftPermissions(round: ConsentRound): Permission[] {
  if (round.purpose !== 'calendar') return [identity, ...mail]
  return [
    identity,
    { scope: 'Calendars.Read', meaning: 'read your calendars' },
    ...(round.tasks ? [tasks] : []),
  ]
}

/** Which address the mailbox has: an ID token holds the name for signing in, which may be another. */
const identity: Permission = { scope: 'User.Read', meaning: 'read your profile' }

/** Microsoft answers in short or with the address of Graph before it, in any case of letters. */
export function isGrantedByMicrosoft({ scope }: Permission, scopes: string[]): boolean {
  return scopes.some((given) => given.slice(given.lastIndexOf('/') + 1).toLowerCase() === scope.toLowerCase())
}
