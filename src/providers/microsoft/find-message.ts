// List messages: https://learn.microsoft.com/graph/api/user-list-messages
import { z } from 'zod'
import type { DraftKey } from '../../mailbox/mailbox-port.ts'
import { hasKey, hasMessageId, isOurs, showMarkers } from './draft-marker.ts'
import type { GraphClient } from './graph-client.ts'
import type { FolderIds } from './mail-folders.ts'
import { draftFields, type GraphMessage, messageShape } from './message-shape.ts'

const listShape = z.object({ value: z.array(messageShape) })

/** A message by Graph's id, wherever it lies; null when there is none. */
export function messageById(client: GraphClient, id: string): Promise<GraphMessage | null> {
  const path = `me/messages/${encodeURIComponent(id)}`
  return client.find({ path, query: { $select: draftFields, $expand: showMarkers } }, messageShape)
}

/** What carries our key: by its Message-ID, or by our mark where Exchange gave it another one. */
export async function messagesByKey(client: GraphClient, key: DraftKey): Promise<GraphMessage[]> {
  const found = (await list(client, hasMessageId(key.messageId))).filter((message) => isOurs(message, key))
  if (found.length > 0) return found
  return (await list(client, hasKey(key))).filter((message) => isOurs(message, key))
}

/** What carries this Message-ID, our own or not. */
export async function messagesById(client: GraphClient, messageId: string): Promise<GraphMessage[]> {
  const found = await list(client, hasMessageId(messageId))
  return found.filter(({ internetMessageId }) => internetMessageId === messageId)
}

/**
 * A draft in the deleted items was deleted; a message there was sent all the same. Where a thrown away draft no longer
 * counts as one, it still has no time at which it was sent.
 */
export async function isDeletedDraft(message: GraphMessage, folders: FolderIds): Promise<boolean> {
  const wasSent = message.isDraft === false && Boolean(message.sentDateTime)
  return !wasSent && message.parentFolderId === (await folders('deleteditems'))
}

async function list(client: GraphClient, filter: string): Promise<GraphMessage[]> {
  const query = { $filter: filter, $select: draftFields, $expand: showMarkers, $top: '20' }
  return (await client.get({ path: 'me/messages', query }, listShape)).value
}
