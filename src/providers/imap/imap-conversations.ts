/**
 * What was exchanged with the people of an interview, from the outsides of messages: envelopes, a few header fields
 * and the kinds of their parts (RFC 9051, 7.5.2). No text of a message is ever fetched.
 */
import type { FetchMessageObject, ImapFlow, MessageStructureObject, SearchObject } from 'imapflow'
import {
  type ConversationPort,
  type CorrespondenceQuery,
  isWanted,
  type SeenMessage,
} from '../../mailbox/conversation-port.ts'
import { automaticFields, isAutomatic } from '../../shared/automatic-message.ts'
import { messageIdsIn } from '../../shared/message-ids.ts'
import { headerFields } from './header-fields.ts'
import type { ImapAccount } from './imap-client.ts'
import type { ImapFolders } from './imap-folders.ts'
import { isInvitation } from './invitation.ts'
import { dayBefore, inFolder, searchUids } from './stored-message.ts'

/** So many people and domains are searched for at once: servers limit the length of a line. */
const termsAtOnce = 10
/** Messages per folder that are looked at, the newest. */
const messageLimit = 500

export function createImapConversations(account: ImapAccount): ConversationPort {
  return {
    messagesWith: (query) =>
      account.run(async ({ flow, folders }) => {
        const seen = new Map<string, SeenMessage>()
        if (query.people.length + query.domains.length === 0) return []
        for (const folder of readFolders(folders)) {
          for (const message of await messagesIn(flow, folder, query)) {
            if (!seen.has(message.messageId)) seen.set(message.messageId, message)
          }
        }
        return [...seen.values()].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      }),
  }
}

/** Gmail keeps every message in one folder; elsewhere people file the mail of a search into folders of their own. */
function readFolders({ sent, all, others }: ImapFolders): string[] {
  return all === null ? [...(sent === null ? [] : [sent]), ...others] : [all]
}

async function messagesIn(
  flow: ImapFlow,
  folder: string,
  query: CorrespondenceQuery,
): Promise<SeenMessage[]> {
  return inFolder(flow, folder, 'read', async () => {
    const uids = new Set<number>()
    for (const search of searches(query)) {
      for (const uid of await searchUids(flow, search)) uids.add(uid)
    }
    const newest = [...uids].toSorted((a, b) => a - b).slice(-messageLimit)
    if (newest.length === 0) return []
    const found = await flow.fetchAll(newest.join(','), fetched(flow), { uid: true })
    return found
      .flatMap((message) => toSeenMessage(message) ?? [])
      .filter((message) => isWanted(message, query))
  })
}

/** Servers look for a part of an address, and by day: what they find is judged again. */
function searches({ people, domains, since }: CorrespondenceQuery): SearchObject[] {
  const terms = [...people, ...domains]
  const chunks = Array.from({ length: Math.ceil(terms.length / termsAtOnce) }, (_, index) =>
    terms.slice(index * termsAtOnce, (index + 1) * termsAtOnce),
  )
  return chunks.map((chunk) => ({
    since: dayBefore(since),
    or: chunk.flatMap((term) => [{ from: term }, { to: term }, { cc: term }]),
  }))
}

function fetched(flow: ImapFlow) {
  return {
    uid: true,
    flags: true,
    envelope: true,
    internalDate: true,
    bodyStructure: true,
    threadId: true,
    labels: flow.capabilities.has('X-GM-EXT-1'),
    headers: ['references', 'in-reply-to', ...automaticFields],
  }
}

function toSeenMessage(message: FetchMessageObject): SeenMessage | null {
  const { envelope = {}, flags, labels, threadId = null } = message
  const isDraft = flags?.has('\\Draft') || labels?.has('\\Draft') || flags?.has('\\Deleted')
  const from = envelope.from?.[0]?.address?.toLowerCase()
  if (isDraft || !from || !envelope.messageId) return null
  const fields = headerFields(message.headers)
  const { messageId } = envelope
  const answered = [...messageIdsIn(fields.get('references')), ...messageIdsIn(fields.get('in-reply-to'))]
  return {
    messageId,
    references: [...new Set(answered)].filter((id) => id !== messageId),
    conversation: threadId,
    from,
    to: [...(envelope.to ?? []), ...(envelope.cc ?? [])].flatMap(
      ({ address }) => address?.toLowerCase() ?? [],
    ),
    at: sentAt(message),
    subject: envelope.subject ?? '',
    isAutomatic: isWrittenByNobody(fields, message.bodyStructure),
  }
}

function isWrittenByNobody(fields: Map<string, string>, structure?: MessageStructureObject): boolean {
  return isAutomatic((name) => fields.get(name) ?? '') || (structure !== undefined && isInvitation(structure))
}

/** The date its author's machine wrote, unless that is none or after the server had it. */
function sentAt({ envelope, internalDate }: FetchMessageObject): string {
  const taken = Date.parse(String(internalDate instanceof Date ? internalDate.toISOString() : internalDate))
  const written = envelope?.date ? new Date(envelope.date).getTime() : Number.NaN
  const known = [written, taken].filter((time) => !Number.isNaN(time))
  return new Date(known.length === 0 ? 0 : Math.min(...known)).toISOString()
}
