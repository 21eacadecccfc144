import type { AccountState } from '../world/account-state.ts'
import type { Folder } from '../world/types.ts'

/** https://learn.microsoft.com/graph/api/resources/mailfolder: names that are the same in every language. */
export const WELL_KNOWN: Record<string, { folder: Folder; displayName: string }> = {
  inbox: { folder: 'inbox', displayName: 'Inbox' },
  drafts: { folder: 'drafts', displayName: 'Drafts' },
  sentitems: { folder: 'sent', displayName: 'Sent Items' },
  deleteditems: { folder: 'trash', displayName: 'Deleted Items' },
  junkemail: { folder: 'spam', displayName: 'Junk Email' },
  archive: { folder: 'archive', displayName: 'Archive' },
}

/** Made of the account's own id: the same folder has the same id for ever. */
export const folderId = (account: AccountState, folder: Folder): string =>
  `AQMk${Buffer.from(`${account.id}:${folder}`).toString('base64url')}`

/** By its id or its well-known name. */
export function folderNamed(account: AccountState, idOrName: string): Folder | null {
  const known = WELL_KNOWN[idOrName.toLowerCase()]
  if (known) return known.folder
  const found = Object.values(WELL_KNOWN).find(({ folder }) => folderId(account, folder) === idOrName)
  return found?.folder ?? null
}
