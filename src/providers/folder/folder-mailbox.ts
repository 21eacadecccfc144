import { createHash } from 'node:crypto'
import { access, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DraftMessage, DraftState, MailboxPort, PlacedDraft } from '../../mailbox/mailbox-port.ts'
import { stableId } from '../../shared/stable-id.ts'
import { toMime } from '../../shared/to-mime.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import { inFolder } from './folder-errors.ts'
import { findMessageFile, readIfThere } from './message-files.ts'

/**
 * Drafts as files: `Drafts/*.eml` (RFC 5322) with `X-Unsent: 1`, which makes mail programs open them ready to send.
 * A changed file was edited, a vanished one deleted, one moved into a folder `Sent` was sent.
 */
export function createFolderMailbox(id: string, root: string): MailboxPort {
  return {
    id,
    kind: 'folder',
    conversations: null,
    createDraft: (message) =>
      inFolder(root, async () => {
        const path = join(root, 'Drafts', fileName(message))
        const bytes = await draftBytes(message)
        await writeFileAtomic(path, bytes)
        return describe(root, path, bytes)
      }),

    findDraft: (message) =>
      inFolder(root, async () => {
        const file = await findMessageFile(root, message.messageId)
        const bytes = file && (await readIfThere(file.path))
        if (!file || !bytes) return null
        const isAsWritten = bytes.equals(await draftBytes(message))
        return {
          ...describe(root, file.path, bytes),
          state: file.isSent ? 'sent' : isAsWritten ? 'untouched' : 'edited',
        }
      }),

    readState: (key, placed) => inFolder(root, async () => (await look(root, key.messageId, placed)).state),

    withdrawDraft: (key, placed) =>
      inFolder(root, async () => {
        const { state, path } = await look(root, key.messageId, placed)
        if (state !== 'untouched') return state
        await rm(path, { force: true })
        return 'withdrawn'
      }),
  }
}

async function look(
  root: string,
  messageId: string,
  placed: PlacedDraft,
): Promise<{ state: DraftState; path: string }> {
  const path = join(root, placed.reference)
  const bytes = await readIfThere(path)
  if (bytes) return { state: isUnchanged(bytes, placed) ? 'untouched' : 'edited', path }
  // A folder that is not there at all is not a folder from which everything was deleted.
  await access(root)
  const file = await findMessageFile(root, messageId)
  const moved = file && (await readIfThere(file.path))
  if (!file || !moved) return { state: 'deleted', path }
  if (file.isSent) return { state: 'sent', path: file.path }
  return { state: isUnchanged(moved, placed) ? 'untouched' : 'edited', path: file.path }
}

function isUnchanged(bytes: Buffer, placed: PlacedDraft): boolean {
  return fingerprintOf(bytes) === placed.fingerprint
}

function draftBytes(message: DraftMessage): Promise<Buffer> {
  return toMime({ ...message, headers: { 'X-Unsent': '1' } })
}

function describe(root: string, path: string, bytes: Buffer): PlacedDraft {
  return {
    reference: relative(root, path),
    fingerprint: fingerprintOf(bytes),
    link: pathToFileURL(path).href,
  }
}

function fingerprintOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Readable for the person who opens the folder; unique by the key. */
function fileName({ subject, to, messageId }: DraftMessage): string {
  const words = `${to.name ?? to.email} ${subject}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
  return `${words.replace(/^-|-$/g, '').slice(0, 60).replace(/-$/, '')}-${stableId(messageId)}.eml`
}
