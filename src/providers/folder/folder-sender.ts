import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DigestMessage } from '../../digest/digest-message.ts'
import { refuseOthers } from '../../digest/refuse-others.ts'
import type { SenderPort } from '../../digest/sender-port.ts'
import { toMime } from '../../shared/to-mime.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import { inFolder } from './folder-errors.ts'
import { findMessageFile } from './message-files.ts'

/** "Sends" the digest into the folder `Digests` of the user's local mailbox. */
export function createFolderSender(root: string, ownEmail: string): SenderPort {
  return {
    kind: 'folder',
    send: (message) =>
      inFolder(root, async () => {
        refuseOthers('folder', message, ownEmail)
        const path = join(
          root,
          'Digests',
          `${message.messageId.split('@')[0]?.replace(/[^a-z0-9.-]/gi, '')}.eml`,
        )
        await writeFileAtomic(path, await digestBytes(message))
        return { link: pathToFileURL(path).href }
      }),

    findSent: (messageId) =>
      inFolder(root, async () => {
        const file = await findMessageFile(root, messageId)
        return file && { link: pathToFileURL(file.path).href }
      }),
  }
}

/** RFC 5322 bytes of a digest. */
export function digestBytes({ from, to, ...message }: DigestMessage): Promise<Buffer> {
  return toMime({
    ...message,
    from: { name: from.name, email: from.address },
    to: { name: to.name, email: to.address },
  })
}
