// Create message: https://learn.microsoft.com/graph/api/user-post-messages
// createReply:    https://learn.microsoft.com/graph/api/message-createreply
import type { DraftMessage } from '../../mailbox/mailbox-port.ts'
import { isHalfMade, keyProperty, markers } from './draft-marker.ts'
import { isDeletedDraft, messageById, messagesById, messagesByKey } from './find-message.ts'
import type { GraphClient } from './graph-client.ts'
import type { FolderIds } from './mail-folders.ts'
import { type GraphMessage, messageShape, recipientOf } from './message-shape.ts'
import { statusOf } from './microsoft-errors.ts'
import { beforeQuote, bodyOf } from './reply-body.ts'

/** A message of its own, complete in one step. */
export function layNewDraft(client: GraphClient, message: DraftMessage): Promise<GraphMessage> {
  const body = { ...addressed(message), body: bodyOf(message) }
  return client.write({ method: 'POST', path: 'me/messages', body }, messageShape)
}

/**
 * A reply takes two steps, since only Exchange can put a draft into a conversation: it is begun, already with our mark,
 * and then written. After a crash in between, the begun one is found by its mark and written now. Null when the
 * message it answers is not there any more.
 */
export async function layReply(
  client: GraphClient,
  folders: FolderIds,
  message: DraftMessage,
): Promise<GraphMessage | null> {
  const begun = (await begunReply(client, folders, message)) ?? (await beginReply(client, folders, message))
  if (begun === null) return null
  const body = { ...addressed(message), body: beforeQuote(message, begun.body) }
  const path = `me/messages/${encodeURIComponent(begun.id)}`
  return client.write({ method: 'PATCH', path, body }, messageShape)
}

async function begunReply(
  client: GraphClient,
  folders: FolderIds,
  message: DraftMessage,
): Promise<GraphMessage | null> {
  for (const found of await messagesByKey(client, message)) {
    if (isHalfMade(found) && !(await isDeletedDraft(found, folders))) return found
  }
  return null
}

async function beginReply(
  client: GraphClient,
  folders: FolderIds,
  message: DraftMessage,
): Promise<GraphMessage | null> {
  const parent = await findParent(client, folders, message)
  if (parent === null) return null
  const { messageId } = message
  // No comment: Graph takes a comment or a body, and the body comes with the second step.
  const mark = { internetMessageId: messageId, singleValueExtendedProperties: [keyProperty(message)] }
  try {
    return await createReply(client, parent, { message: mark })
  } catch (error) {
    // What was refused was not made. Then the mark has to come with the second step only.
    if (statusOf(error) !== 400) throw error
    return createReply(client, parent, {})
  }
}

function createReply(client: GraphClient, parent: GraphMessage, body: object): Promise<GraphMessage> {
  const path = `me/messages/${encodeURIComponent(parent.id)}/createReply`
  return client.write({ method: 'POST', path, body }, messageShape)
}

/** What is answered: never a draft, nor what was thrown away, of which nobody would find the reply. */
async function findParent(
  client: GraphClient,
  folders: FolderIds,
  { thread, conversation }: DraftMessage,
): Promise<GraphMessage | null> {
  const last = thread.at(-1)
  const found = last === undefined ? [] : await messagesById(client, last)
  const named = found.length === 0 && conversation ? await messageById(client, conversation) : null
  const away = [await folders('deleteditems'), await folders('junkemail')]
  return (
    [...found, ...(named ? [named] : [])].find(
      ({ isDraft, parentFolderId }) => isDraft !== true && !away.includes(parentFolderId ?? null),
    ) ?? null
  )
}

/** Everything but the text. The sender is the account itself, and is not said. */
function addressed(message: DraftMessage) {
  return {
    subject: message.subject,
    toRecipients: [recipientOf(message.to)],
    ccRecipients: [],
    bccRecipients: [],
    internetMessageId: message.messageId,
    singleValueExtendedProperties: markers(message),
  }
}
