import type { DraftMessage } from '../../mailbox/mailbox-port.ts'

/** What this room remembers of a draft it laid down. */
export interface DraftReference {
  /** Path of the folder, its UIDVALIDITY and the UID there: one message for ever (RFC 9051, 2.3.1.1). */
  folder: string
  validity: string
  uid: number
  /** How it is recognised when a mail program saved or sent it under another Message-ID. */
  to: string
  subject: string
  parent: string | null
  /** When the server took it in, an ISO instant in UTC. */
  at: string
}

export function writeReference(
  { to, subject, thread }: DraftMessage,
  place: Pick<DraftReference, 'folder' | 'validity' | 'uid' | 'at'>,
): string {
  const { folder, validity, uid, at } = place
  const parent = thread.at(-1) ?? null
  return JSON.stringify({ folder, validity, uid, to: to.email.toLowerCase(), subject, parent, at })
}

/** Null when it was not written here. */
export function readReference(reference: string): DraftReference | null {
  try {
    const read = JSON.parse(reference) as DraftReference
    return typeof read.uid === 'number' && typeof read.folder === 'string' ? read : null
  } catch {
    return null
  }
}
