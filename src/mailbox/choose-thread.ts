import type { MailThread } from '../letter/mail-thread.ts'
import type { LetterRecipient } from '../letter/recipients.ts'
import type { SeenMessage } from './conversation-port.ts'
import { takesPart, writtenAt } from './seen-messages.ts'

/**
 * The conversation a letter to this person goes on with: the latest they took part in. Whoever arranged the talk also
 * answers for the company; an interviewer is never put into a thread they have not seen. `domain` is the company's.
 */
export function chooseThread(
  { email, isRecruiter, isCoordinator }: LetterRecipient,
  domain: string | null,
  messages: readonly SeenMessage[],
): MailThread | null {
  const written = messages.filter(({ isAutomatic }) => !isAutomatic)
  const ofPerson = written.findLast((message) => takesPart(message, email))
  const ofCompany = isRecruiter || isCoordinator ? written.findLast((m) => writtenAt(m, domain)) : undefined
  const parent = ofPerson ?? ofCompany
  if (!parent) return null
  return {
    subject: parent.subject,
    messageIds: [...parent.references, parent.messageId],
    conversation: parent.conversation,
  }
}
