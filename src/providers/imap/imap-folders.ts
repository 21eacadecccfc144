/**
 * Which folder is which: as the server says (SPECIAL-USE, RFC 6154), otherwise by the names that mail programs of
 * many languages give them; imapflow knows both, and the encoding of names (modified UTF-7, RFC 3501 section 5.1.3).
 */
import type { ImapFlow, ListResponse } from 'imapflow'
import { ProviderError } from '../../shared/provider-error.ts'
import { room } from './imap-error.ts'

export interface ImapFolders {
  drafts: string
  /** Null where sent mail is not kept on the server. */
  sent: string | null
  trash: string | null
  junk: string | null
  /** Holds every message but trash and spam (Gmail). */
  all: string | null
  /** Inbox, archive and the user's own folders, the inbox first. */
  others: string[]
}

/** Names that imapflow does not know. */
const moreNames: Record<string, readonly string[]> = {
  '\\Drafts': ['임시보관함'],
  '\\Sent': ['보낸편지함', '보낸메일함'],
}

/** More folders than this are not looked through; a pass has to come to its end. */
const folderLimit = 100

/** @throws ProviderError, permanent, when the account has no folder for drafts. */
export async function findFolders(flow: ImapFlow, host: string): Promise<ImapFolders> {
  const listed = (await flow.list()).filter(
    ({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
  )
  const named = (use: string) =>
    (
      listed.find(({ specialUse }) => specialUse === use) ??
      listed.find(({ name }) => moreNames[use]?.includes(name))
    )?.path ?? null
  const drafts = named('\\Drafts')
  if (drafts === null) {
    throw new ProviderError(
      room,
      'permanent',
      `Your mailbox at ${host} has no Drafts folder: save any draft in your mail program, which makes one, and try again.`,
    )
  }
  const [sent, trash, junk, all] = [named('\\Sent'), named('\\Trash'), named('\\Junk'), named('\\All')]
  const special = new Set([drafts, sent, trash, junk, all])
  const others = listed.filter(({ path }) => !special.has(path)).toSorted(inboxFirst)
  return { drafts, sent, trash, junk, all, others: others.map(({ path }) => path).slice(0, folderLimit) }
}

function inboxFirst(a: ListResponse, b: ListResponse): number {
  const rank = ({ specialUse }: ListResponse) => ['\\Inbox', '\\Archive'].indexOf(specialUse ?? '') + 1 || 3
  return rank(a) - rank(b)
}
