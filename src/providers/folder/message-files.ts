import { open, readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** How much of a file is read to find its headers; bytes. */
const headerLimit = 64 * 1024
/** Folders below folders are searched to this depth. */
const depthLimit = 4

export interface MessageFile {
  path: string
  isSent: boolean
}

/**
 * Finds the message with this Message-ID anywhere in the mailbox folder: mail programs rename files, and people
 * move them. A message in a folder called "Sent" (or "Sent Items" …) was sent; one in the trash was deleted.
 */
export async function findMessageFile(root: string, messageId: string): Promise<MessageFile | null> {
  for await (const path of messageFiles(root, depthLimit)) {
    const folders = path.slice(root.length).split(sep).slice(0, -1)
    if (folders.some((name) => /^(trash|deleted)/i.test(name))) continue
    if ((await readMessageId(path)) === messageId)
      return { path, isSent: folders.some((name) => /^sent/i.test(name)) }
  }
  return null
}

async function* messageFiles(folder: string, depth: number): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth > 0 && !entry.name.startsWith('.')) yield* messageFiles(path, depth - 1)
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.eml')) yield path
  }
}

async function readMessageId(path: string): Promise<string | null> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerLimit), 0, headerLimit, 0)
    const [headers = ''] = buffer.toString('latin1', 0, bytesRead).split(/\r?\n\r?\n/, 1)
    return /^message-id:\s*(<[^>]*>)/im.exec(headers)?.[1] ?? null
  } finally {
    await handle.close()
  }
}

/** The bytes of a file, or null when there is none. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
