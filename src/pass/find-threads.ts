import type { LetterTaskKind } from '../followup/task.ts'
import { recipientsToWrite } from '../letter/letters-of-task.ts'
import type { MailThread } from '../letter/mail-thread.ts'
import { chooseThread } from '../mailbox/choose-thread.ts'
import type { ConversationPort } from '../mailbox/conversation-port.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import type { LetterWork } from './letter-work.ts'

/** How long before an interview the conversation about it may have begun; milliseconds. */
const before = 90 * 24 * 60 * 60 * 1000

/** The conversations that the letters of a task go on with, by the address of the person. */
export async function findThreads(
  work: LetterWork,
  user: User,
  conversations: ConversationPort | null,
  kind: LetterTaskKind,
  dossier: Dossier,
): Promise<ReadonlyMap<string, MailThread>> {
  const recipients = conversations ? recipientsToWrite(kind, dossier, user.email) : []
  if (!conversations || recipients.length === 0) return new Map()
  const { companyDomain } = await work.openDetector()
  const domains = recipients.flatMap(({ email, isRecruiter, isCoordinator }) =>
    isRecruiter || isCoordinator ? (companyDomain(email) ?? []) : [],
  )
  const messages = await conversations.messagesWith({
    people: recipients.map(({ email }) => email),
    domains: [...new Set(domains)],
    since: new Date(Date.parse(dossier.interview.start) - before).toISOString(),
  })
  return new Map(
    recipients.flatMap((recipient) => {
      const thread = chooseThread(recipient, companyDomain(recipient.email), messages)
      return thread ? [[recipient.email, thread] as const] : []
    }),
  )
}
