/**
 * What became of a draft. Mail programs cannot change a message in place: saving an edited draft lays down another
 * and removes the first, under the same or a new Message-ID; sending lays one into the sent mail. In doubt, what is
 * found is the user's.
 */
import type { DraftState, PlacedDraft } from '../../mailbox/mailbox-port.ts'
import { type DraftReference, readReference } from './draft-reference.ts'
import type { ImapSession } from './imap-client.ts'
import {
  dayBefore,
  findInFolder,
  inFolder,
  readMessages,
  type StoredMessage,
  searchUids,
} from './stored-message.ts'

export interface DraftSight {
  state: DraftState
  /** The message that stands for the draft now; for a deleted one, what is still marked for removal. */
  message: StoredMessage | null
}

/** Looks where it was laid, then for its Message-ID everywhere, then for what a mail program made of it. */
export async function lookForDraft(
  session: ImapSession,
  messageId: string,
  placed: PlacedDraft,
): Promise<DraftSight> {
  const known = readReference(placed.reference)
  const there = known && (await readThere(session, known))
  if (there && !there.isDeleted) return sight(there, placed.fingerprint)
  const found = await findEverywhere(session, messageId)
  if (found) return sight(found, placed.fingerprint)
  const successor = known && (await findSuccessor(session, messageId, known))
  if (successor) return { state: successor.isSent ? 'sent' : 'edited', message: successor }
  return { state: 'deleted', message: there }
}

/** The message with this Message-ID, in the sent mail before the drafts, or wherever the user moved it but the trash. */
export async function findEverywhere(session: ImapSession, messageId: string): Promise<StoredMessage | null> {
  const { drafts, sent, all, others } = session.folders
  for (const folder of [sent, drafts, all, ...others]) {
    if (folder === null) continue
    const found = await findInFolder(session.flow, folder, messageId)
    const last = found.findLast(({ isDeleted }) => !isDeleted)
    if (last) return folder === sent ? { ...last, isSent: true } : last
  }
  return null
}

function sight(message: StoredMessage, fingerprint: string): DraftSight {
  if (message.isSent) return { state: 'sent', message }
  return { state: message.fingerprint === fingerprint ? 'untouched' : 'edited', message }
}

/** A folder that was renamed, or counts anew, holds nothing under the UID we know. */
async function readThere(
  { flow, folders }: ImapSession,
  { folder, validity, uid }: DraftReference,
): Promise<StoredMessage | null> {
  if (folder !== folders.drafts && !folders.others.includes(folder)) return null
  return inFolder(flow, folder, 'read', async (now) => {
    if (now !== validity) return null
    return (await readMessages(flow, now, [uid]))[0] ?? null
  })
}

/** A later message of the drafts or the sent mail to the same person, with the same subject or as the same answer. */
async function findSuccessor(
  { flow, folders }: ImapSession,
  messageId: string,
  known: DraftReference,
): Promise<StoredMessage | null> {
  for (const folder of [folders.sent, folders.drafts]) {
    if (folder === null) continue
    const candidates = await inFolder(flow, folder, 'read', async (validity) =>
      readMessages(flow, validity, await searchUids(flow, { to: known.to, since: dayBefore(known.at) })),
    )
    const isOne = (message: StoredMessage) => !message.isDeleted && continues(message, messageId, known)
    const last = candidates.findLast(isOne)
    if (last) return folder === folders.sent ? { ...last, isSent: true } : last
  }
  return null
}

function continues({ envelope, at, messageId }: StoredMessage, ours: string, known: DraftReference): boolean {
  if (at < known.at || shapeOf(messageId) === shapeOf(ours)) return false
  const isToSamePerson = envelope.to?.some(({ address }) => address?.toLowerCase() === known.to) ?? false
  const isSameAnswer = known.parent !== null && envelope.inReplyTo === known.parent
  return isToSamePerson && (isSameAnswer || bareSubject(envelope.subject) === bareSubject(known.subject))
}

/** A Message-ID built the way ours are belongs to another draft of ours, and no mail program made it from this one. */
function shapeOf(messageId: string): string {
  const [local = '', domain = ''] = messageId.split('@')
  const pieces = local.split('.')
  return JSON.stringify([domain, pieces.length, pieces.at(-1)?.length])
}

function bareSubject(subject = ''): string {
  return subject
    .replace(/^(?:\s*(?:re|aw|sv|antw|tr|rv|res)\s*:)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
