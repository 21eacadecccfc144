import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileError, icsError } from './ics-error.ts'
import type { IcsDocument, IcsSource } from './ics-source.ts'

const readLength = 128 * 1024

/** A calendar file, or a folder in which every `*.ics` is one, however deep (a vdir has one event per file). */
export async function fileSource(path: string): Promise<IcsSource> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error) => Promise.reject(fileError(path, error)),
  )
  return {
    place: path,
    hasMany: isFolder,
    async open(mark) {
      const paths = await calendarFiles(path, isFolder)
      const before = await fingerprint(paths)
      if (mark !== null && mark === before) return null
      return {
        documents: paths.map(fileDocument),
        async mark() {
          const after = await fingerprint(await calendarFiles(path, isFolder))
          if (after === before) return after
          throw icsError('temporary', `${path} changed while it was being read: it will be read again.`)
        },
      }
    },
  }
}

async function calendarFiles(path: string, isFolder: boolean): Promise<string[]> {
  if (!isFolder) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error) => {
    throw fileError(path, error)
  })
  const found = entries
    .filter((entry) => !entry.isDirectory() && /\.ics$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(relative(path, file)))
  if (found.length > 0) return found.sort()
  throw icsError('permanent', `The folder ${path} holds no calendar (*.ics): choose the folder they are in.`)
}

/** Programs that synchronise calendars write to hidden files first. */
function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.'))
}

async function fingerprint(paths: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const state = await stat(path, { bigint: true }).catch(() => null)
    hash.update(JSON.stringify([path, state && [state.size, state.mtimeNs, state.ino].map(String)]))
  }
  return hash.digest('base64url')
}

function fileDocument(path: string): IcsDocument {
  return { place: path, bytes: fileBytes(path) }
}

/** The bytes of a file. Each chunk is a view of one buffer, good until the next is asked for. */
async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    await using file = await open(path)
    const buffer = Buffer.allocUnsafe(readLength)
    for (;;) {
      const { bytesRead } = await file.read(buffer)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw fileError(path, error)
  }
}
