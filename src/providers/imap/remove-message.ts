import type { ImapSession } from './imap-client.ts'
import { inFolder, type StoredMessage } from './stored-message.ts'

/**
 * Takes exactly one message away. Without UIDPLUS it is only marked for removal: a bare EXPUNGE would take along
 * whatever other programs marked, and mail programs neither show marked messages nor send them. Gmail keeps what is
 * expunged among all mail, so there it goes to the trash.
 */
export async function removeMessage({ flow, folders }: ImapSession, message: StoredMessage): Promise<void> {
  const { folder, validity, uid } = message
  await inFolder(flow, folder, 'write', async (now) => {
    if (now !== validity) throw new Error('the folder began to count anew')
    const one = String(uid)
    const isDone =
      flow.capabilities.has('X-GM-EXT-1') && folders.trash !== null
        ? await flow.messageMove(one, folders.trash, { uid: true })
        : flow.capabilities.has('UIDPLUS')
          ? await flow.messageDelete(one, { uid: true })
          : await flow.messageFlagsAdd(one, ['\\Deleted'], { uid: true })
    if (!isDone) throw new Error('the server did not remove the draft')
  })
}
