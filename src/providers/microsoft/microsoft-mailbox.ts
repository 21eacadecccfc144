// Outlook mail: https://learn.microsoft.com/graph/api/resources/mail-api-overview
import type {
  DraftKey,
  DraftMessage,
  DraftState,
  FoundDraft,
  MailboxPort,
  PlacedDraft,
} from '../../mailbox/mailbox-port.ts'
import { comparableText } from './comparable-text.ts'
import { isHalfMade } from './draft-marker.ts'
import { isDeletedDraft, messageById, messagesByKey } from './find-message.ts'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import { layNewDraft, layReply } from './lay-draft.ts'
import { createFolderIds, type FolderIds } from './mail-folders.ts'
import { addressesOf, fingerprintOf, type GraphMessage } from './message-shape.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'
import { createMicrosoftConversations } from './microsoft-conversations.ts'
import { isMissing } from './microsoft-errors.ts'
import { bodyOf } from './reply-body.ts'

export interface MicrosoftMailboxOptions extends MicrosoftAccount {
  /** Of the connection. */
  id: string
  /** Whether the user let Afterword read their mail; without it, every letter starts a conversation. */
  canReadMail: boolean
}

/** The drafts of an Outlook mailbox. What is sent or moved keeps its id, so that it is found again there. */
export function createMicrosoftMailbox(options: MicrosoftMailboxOptions): MailboxPort {
  const client = createGraphClient(options)
  const folders = createFolderIds(client)
  return {
    kind: 'microsoft',
    id: options.id,
    conversations: options.canReadMail
      ? createMicrosoftConversations(client, folders, options.accountEmail)
      : null,

    async createDraft(message) {
      const isReply = options.canReadMail && message.conversation !== null
      const reply = isReply ? await layReply(client, folders, message) : null
      return describe(reply ?? (await layNewDraft(client, message)))
    },

    async findDraft(message) {
      const found = await findLaid(client, folders, message)
      return found && { ...describe(found), state: stateAsWritten(found, message) }
    },

    async readState(key, placed) {
      return (await look(client, folders, key, placed)).state
    },

    async withdrawDraft(key, placed) {
      const { state, id } = await look(client, folders, key, placed)
      if (state !== 'untouched') return state
      await remove(client, id)
      return 'withdrawn'
    },
  }
}

/** To the deleted items, from which the user can take it back. */
async function remove(client: GraphClient, id: string): Promise<void> {
  try {
    await client.act({ method: 'DELETE', path: `me/messages/${encodeURIComponent(id)}` })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function look(
  client: GraphClient,
  folders: FolderIds,
  key: DraftKey,
  { reference, fingerprint }: PlacedDraft,
): Promise<{ state: DraftState; id: string }> {
  // In an archive mailbox, or exported and taken in again, a message has another id.
  const found = (await messageById(client, reference)) ?? (await findLaid(client, folders, key))
  if (found === null || (await isDeletedDraft(found, folders))) return { state: 'deleted', id: reference }
  const { id, isDraft } = found
  if (isDraft === false) return { state: 'sent', id }
  return { state: fingerprintOf(found) === fingerprint ? 'untouched' : 'edited', id }
}

/** What lies there under this key: sent rather than in the drafts, and no reply that was only begun. */
async function findLaid(
  client: GraphClient,
  folders: FolderIds,
  key: DraftKey,
): Promise<GraphMessage | null> {
  const found = (await messagesByKey(client, key)).filter((message) => !isHalfMade(message))
  for (const message of found.toSorted((a, b) => Number(a.isDraft ?? true) - Number(b.isDraft ?? true))) {
    if (!(await isDeletedDraft(message, folders))) return message
  }
  return null
}

function stateAsWritten(found: GraphMessage, message: DraftMessage): FoundDraft['state'] {
  if (found.isDraft === false) return 'sent'
  return isAsWritten(found, message) ? 'untouched' : 'edited'
}

function isAsWritten(found: GraphMessage, message: DraftMessage): boolean {
  const [own, there] = [comparableText(bodyOf(message)), comparableText(found.body)]
  // After a reply comes what it quotes.
  const isText = message.conversation === null ? there === own : there.startsWith(own)
  const others = [...addressesOf(found.ccRecipients), ...addressesOf(found.bccRecipients)]
  const to = addressesOf(found.toRecipients)
  const isAddressed = to.length === 1 && to[0] === message.to.email.toLowerCase() && others.length === 0
  return isText && isAddressed && found.subject?.trim() === message.subject.trim() && !found.hasAttachments
}

function describe(message: GraphMessage): PlacedDraft {
  return { reference: message.id, fingerprint: fingerprintOf(message), link: message.webLink ?? null }
}
