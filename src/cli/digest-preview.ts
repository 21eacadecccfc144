import { join } from 'node:path'
import { previewFolder } from '../actions/own-data.ts'
import type { App } from '../app.ts'
import { prepareDigest } from '../pass/digest-pass.ts'
import { digestBytes } from '../providers/folder/folder-sender.ts'
import { writeFileAtomic } from '../shared/write-file-atomic.ts'
import type { User } from '../store/users.ts'

export interface DigestPreview {
  subject: string
  /** Absolute paths, the same in every run. */
  files: { html: string; text: string; mail: string }
}

/** Writes the digest as it would be sent now into the folder `Preview` of the data folder. */
export async function writePreview({ pipeline, options }: App, user: User): Promise<DigestPreview> {
  const { message } = await prepareDigest(pipeline.db, pipeline.digest, user, pipeline.clock.now())
  const folder = previewFolder(options.dataFolder, user)
  const files = {
    html: join(folder, 'digest.html'),
    text: join(folder, 'digest.txt'),
    mail: join(folder, 'digest.eml'),
  }
  await writeFileAtomic(files.html, message.html)
  await writeFileAtomic(files.text, message.text)
  await writeFileAtomic(files.mail, await digestBytes(message))
  return { subject: message.subject, files }
}
