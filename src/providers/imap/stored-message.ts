/** Messages as they lie in the folders of an account, and how they are found there (RFC 9051, 6.4.4 and 6.4.5). */
import type { FetchMessageObject, ImapFlow, MessageEnvelopeObject, SearchObject } from 'imapflow'
import { contentFingerprint, hasTravelled } from './draft-content.ts'

export interface StoredMessage {
  folder: string
  validity: string
  uid: number
  messageId: string
  envelope: MessageEnvelopeObject
  fingerprint: string
  /** ISO instant in UTC at which the server took it in. */
  at: string
  /** Somebody marked it for removal (`\Deleted`); most mail programs do not show it any more. */
  isDeleted: boolean
  isDraft: boolean
  /** Only mail that was sent has come by other servers, or has Gmail's label for it. */
  isSent: boolean
}

/** How much of a message is read; a draft of ours is much smaller. Bytes. */
const readLimit = 512 * 1024

/** Opens a folder, for writing only where something is to be written, and shows it as it is now. */
export async function inFolder<T>(
  flow: ImapFlow,
  folder: string,
  mode: 'read' | 'write',
  step: (validity: string) => Promise<T>,
): Promise<T> {
  const wasOpen = flow.mailbox && flow.mailbox.path === folder
  const lock = await flow.getMailboxLock(folder, { readOnly: mode === 'read' })
  try {
    // An open folder tells what others did to it only when it is asked something.
    if (wasOpen) await flow.noop()
    return await step(flow.mailbox ? String(flow.mailbox.uidValidity) : '')
  } finally {
    lock.release()
  }
}

/** The messages with these UIDs in the open folder, as far as they are there. */
export async function readMessages(
  flow: ImapFlow,
  validity: string,
  uids: number[],
): Promise<StoredMessage[]> {
  if (uids.length === 0 || !flow.mailbox) return []
  const { path } = flow.mailbox
  const query = {
    uid: true,
    flags: true,
    envelope: true,
    internalDate: true,
    labels: flow.capabilities.has('X-GM-EXT-1'),
    source: { maxLength: readLimit },
  }
  const found = await flow.fetchAll(uids.join(','), query, { uid: true })
  return found.map((message) => toStoredMessage(path, validity, message))
}

/** The messages with this Message-ID in a folder, the newest last. */
export async function findInFolder(
  flow: ImapFlow,
  folder: string,
  messageId: string,
): Promise<StoredMessage[]> {
  return inFolder(flow, folder, 'read', async (validity) => {
    const uids = await searchUids(flow, { header: { 'message-id': messageId } })
    const found = await readMessages(flow, validity, uids)
    // A header is searched for as a part of it.
    return found.filter((message) => message.messageId === messageId)
  })
}

/** Servers search by day, in a zone of their own: from the day before on, nothing is missed. */
export function dayBefore(instant: string): Date {
  return new Date(Date.parse(instant) - 24 * 60 * 60 * 1000)
}

/** UIDs in the open folder, in their order; a server that refuses the search is an error, not an empty folder. */
export async function searchUids(flow: ImapFlow, query: SearchObject): Promise<number[]> {
  if (!flow.mailbox || flow.mailbox.exists === 0) return []
  const found = await flow.search(query, { uid: true })
  if (!found) throw new Error('the server refused to search')
  return found
}

function toStoredMessage(folder: string, validity: string, message: FetchMessageObject): StoredMessage {
  const { uid, flags = new Set(), labels = new Set(), envelope = {}, source = Buffer.alloc(0) } = message
  return {
    folder,
    validity,
    uid,
    messageId: envelope.messageId ?? '',
    envelope,
    fingerprint: contentFingerprint(source),
    at: new Date(message.internalDate ?? 0).toISOString(),
    isDeleted: flags.has('\\Deleted'),
    // Gmail sets no flag but a label.
    isDraft: flags.has('\\Draft') || labels.has('\\Draft'),
    isSent: labels.has('\\Sent') || (!flags.has('\\Draft') && hasTravelled(source)),
  }
}
