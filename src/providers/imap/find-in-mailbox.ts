import type { ImapAccount } from './imap-client.ts'
import { findInFolder } from './stored-message.ts'

/** Looks for a message that was sent to the user, wherever they or their filters put it since. */
export function createImapFinder(
  account: ImapAccount,
): (messageId: string) => Promise<{ link: null } | null> {
  return (messageId) =>
    account.run(async ({ flow, folders }) => {
      const { sent, trash, junk, all, others } = folders
      for (const folder of [...others, sent, all, junk, trash]) {
        if (folder !== null && (await findInFolder(flow, folder, messageId)).length > 0) return { link: null }
      }
      return null
    })
}
