import type { MailState } from './mailbox-state.ts'
import { header, idsIn, messageIdOf, people } from './message.ts'
import type { MailView, Provider } from './types.ts'

export function viewMail(mail: MailState, provider: Provider): MailView {
  const { message } = mail
  const isGoogle = provider === 'google'
  return {
    id: isGoogle ? mail.gmailId : mail.immutableId,
    draftId: isGoogle ? mail.draftId : null,
    threadId: isGoogle ? mail.threadId : mail.conversationId,
    messageId: messageIdOf(message),
    inReplyTo: idsIn(header(message, 'in-reply-to'))[0] ?? null,
    references: idsIn(header(message, 'references')),
    from: people(message, 'from')[0] ?? { name: '', email: '' },
    to: people(message, 'to'),
    cc: people(message, 'cc'),
    bcc: people(message, 'bcc'),
    replyTo: people(message, 'reply-to'),
    subject: header(message, 'subject'),
    text: message.text,
    html: message.html,
    headers: message.headers,
    folder: mail.folder,
    date: mail.folder === 'drafts' ? mail.modified : mail.received,
    unread: mail.unread,
  }
}
