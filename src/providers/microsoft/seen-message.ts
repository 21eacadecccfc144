// message: https://learn.microsoft.com/graph/api/resources/message
// RFC 3834 (automatic answers), RFC 2919 and 2369 (lists)
import { z } from 'zod'
import type { SeenMessage } from '../../mailbox/conversation-port.ts'
import { offsetInstant } from './graph-time.ts'
import { addressesOf } from './message-shape.ts'

const text = z.string().nullish().catch(null)
const recipient = z
  .object({ emailAddress: z.object({ address: text }).nullish().catch(null) })
  .nullish()
  .catch(null)

export const seenShape = z.object({
  '@odata.type': text,
  id: z.string(),
  isDraft: z.boolean().nullish().catch(null),
  parentFolderId: text,
  internetMessageId: text,
  internetMessageHeaders: z
    .array(z.object({ name: text, value: text }))
    .nullish()
    .catch(null),
  from: recipient,
  sender: recipient,
  toRecipients: z.array(recipient).nullish().catch(null),
  ccRecipients: z.array(recipient).nullish().catch(null),
  receivedDateTime: text,
  sentDateTime: text,
  subject: text,
})

export type SeenShape = z.infer<typeof seenShape>

/** Everything but the kind of item, which always comes along. */
export const seenFields = Object.keys(seenShape.shape)
  .filter((name) => !name.startsWith('@'))
  .join(',')

/** Null for a message without the headers that make it one. */
export function toSeen(message: SeenShape, isAutomatic: boolean): SeenMessage | null {
  const messageId = message.internetMessageId?.trim() ?? ''
  const at = offsetInstant(message.receivedDateTime ?? message.sentDateTime)
  if (messageId === '' || at === null) return null
  const refersTo = [...idsIn(headerOf(message, 'References')), ...idsIn(headerOf(message, 'In-Reply-To'))]
  return {
    messageId,
    references: [...new Set(refersTo)].filter((id) => id !== messageId),
    // A reply is made from a message, not from a conversation.
    conversation: message.id,
    from: addressesOf([message.from ?? message.sender])[0] ?? '',
    to: [...addressesOf(message.toRecipients), ...addressesOf(message.ccRecipients)],
    at,
    subject: message.subject ?? '',
    isAutomatic,
  }
}

/** Invitations and the answers to them, out-of-office notes, bounces, newsletters. */
export function isAutomatic(message: SeenShape): boolean {
  const says = (name: string, what: RegExp) => what.test(headerOf(message, name))
  return (
    /eventMessage/i.test(message['@odata.type'] ?? '') ||
    says('Auto-Submitted', /^\s*(?!no\b)\S/i) ||
    says('X-Autoreply', /\S/) ||
    says('X-Autorespond', /\S/) ||
    says('Precedence', /bulk|list|junk|auto_reply/i) ||
    says('List-Id', /\S/) ||
    says('List-Unsubscribe', /\S/) ||
    says('Return-Path', /^\s*<>/) ||
    says('Content-Class', /calendarmessage/i) ||
    says('Content-Type', /^\s*text\/calendar\b/i)
  )
}

function headerOf({ internetMessageHeaders }: SeenShape, name: string): string {
  const found = internetMessageHeaders?.find((each) => each.name?.toLowerCase() === name.toLowerCase())
  return found?.value ?? ''
}

function idsIn(value: string): string[] {
  return value.match(/<[^<>\s]+>/g) ?? []
}
