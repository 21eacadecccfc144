// message: https://learn.microsoft.com/graph/api/resources/message
import { z } from 'zod'
import type { SeenMessage } from '../../mailbox/conversation-port.ts'
import { isAutomatic as isAutomaticByFields } from '../../shared/automatic-message.ts'
import { messageIdsIn } from '../../shared/message-ids.ts'
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
  const refersTo = [
    ...messageIdsIn(headerOf(message, 'References')),
    ...messageIdsIn(headerOf(message, 'In-Reply-To')),
  ]
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

/** Outlook knows invitations and the answers to them by their kind. */
export function isAutomatic(message: SeenShape): boolean {
  return (
    /eventMessage/i.test(message['@odata.type'] ?? '') ||
    isAutomaticByFields((name) => headerOf(message, name))
  )
}

function headerOf({ internetMessageHeaders }: SeenShape, name: string): string {
  const found = internetMessageHeaders?.find((each) => each.name?.toLowerCase() === name.toLowerCase())
  return found?.value ?? ''
}
