import type { AccountState } from '../world/account-state.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { header, messageIdOf, people } from '../world/message.ts'
import type { Person } from '../world/types.ts'
import { folderId } from './folders.ts'

export interface WantedMail {
  account: AccountState
  immutableIds: boolean
  /** `Prefer: outlook.body-content-type="text"`. */
  asText: boolean
}

/** https://learn.microsoft.com/graph/api/resources/message */
export function messageResource(mail: MailState, wanted: WantedMail): Record<string, unknown> {
  const { message } = mail
  const changeKey = changeKeyOf(mail)
  const from = people(message, 'from')[0]
  return {
    '@odata.etag': `W/"${changeKey}"`,
    id: wanted.immutableIds ? mail.immutableId : mail.mutableId,
    createdDateTime: seconds(mail.created),
    lastModifiedDateTime: seconds(mail.modified),
    changeKey,
    categories: [],
    receivedDateTime: seconds(mail.received),
    sentDateTime: seconds(mail.received),
    hasAttachments: false,
    internetMessageId: messageIdOf(message),
    subject: header(message, 'subject'),
    bodyPreview: message.text.slice(0, 255),
    importance: 'normal',
    parentFolderId: folderId(wanted.account, mail.folder),
    conversationId: mail.conversationId,
    isDeliveryReceiptRequested: mail.folder === 'drafts' ? false : null,
    isReadReceiptRequested: false,
    isRead: !mail.unread,
    isDraft: mail.stillDraft,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(mail.mutableId)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: 'focused',
    body: bodyOf(mail, wanted.asText),
    ...(from ? { sender: recipient(from), from: recipient(from) } : {}),
    toRecipients: people(message, 'to').map(recipient),
    ccRecipients: people(message, 'cc').map(recipient),
    bccRecipients: people(message, 'bcc').map(recipient),
    replyTo: people(message, 'reply-to').map(recipient),
    flag: { flagStatus: 'notFlagged' },
  }
}

/** Told only to those who select it. A draft has but the headers its author gave it. */
export function internetHeaders({ message, folder }: MailState): { name: string; value: string }[] {
  const shown = folder === 'drafts' ? message.headers.filter(([name]) => /^x-/i.test(name)) : message.headers
  return shown.map(([name, value]) => ({ name, value }))
}

export const changeKeyOf = (mail: MailState): string =>
  Buffer.from(`${mail.immutableId.slice(6, 14)}.${mail.version}`).toString('base64')

function bodyOf({ message }: MailState, asText: boolean): { contentType: string; content: string } {
  return message.html === null || asText
    ? { contentType: 'text', content: message.text }
    : { contentType: 'html', content: message.html }
}

export const recipient = ({ name, email }: Person) => ({
  emailAddress: { name: name || email, address: email },
})

/** To the second, as Exchange tells it. */
export const seconds = (isoInstant: string): string => `${new Date(isoInstant).toISOString().slice(0, 19)}Z`
