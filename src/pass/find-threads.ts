import type { LetterTaskKind } from '../followup/task.ts'
import { recipientsToWrite } from '../letter/letters-of-task.ts'
import type { MailThread } from '../letter/mail-thread.ts'
import { isAbout } from '../mailbox/about-process.ts'
import { chooseThread } from '../mailbox/choose-thread.ts'
import type { ConversationPort } from '../mailbox/conversation-port.ts'
import { peopleOf } from '../mailbox/notice-messages.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import type { LetterWork } from './letter-work.ts'

/** How long before an interview the conversation about it may have begun; milliseconds. */
const before = 90 * 24 * 60 * 60 * 1000

/**
 * The conversations that the letters of a task go on with, by the address of the person. With somebody who belongs to
 * another process of the user too, only one that is about this process.
 */
export async function findThreads(
  work: LetterWork,
  user: User,
  conversations: ConversationPort | null,
  kind: LetterTaskKind,
  dossier: Dossier,
  all: Dossier[],
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
  const { own = [], others = [] } = Object.groupBy(all, ({ process, interview }) =>
    interview.id === dossier.interview.id || (process !== null && process.id === dossier.process?.id)
      ? 'own'
      : 'others',
  )
  return new Map(
    recipients.flatMap((recipient) => {
      const isShared = others.some((other) => peopleOf(other).includes(recipient.email))
      const fitting = isShared ? messages.filter((message) => isAbout(message, own)) : messages
      const thread = chooseThread(recipient, companyDomain(recipient.email), fitting)
      return thread ? [[recipient.email, thread] as const] : []
    }),
  )
}
