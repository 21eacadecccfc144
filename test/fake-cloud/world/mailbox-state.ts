import type { Message } from './message.ts'
import type { Folder } from './types.ts'

/** A message in one mailbox. */
export interface MailState {
  message: Message
  folder: Folder
  unread: boolean
  /** It was never sent, wherever it lies now. */
  stillDraft: boolean
  /** Gmail: changes with each new version of a draft. */
  gmailId: string
  /** Gmail: stays while it is a draft. Null for anything else. */
  draftId: string | null
  threadId: string
  /** Exchange: the first changes when it is moved, the second does not. */
  mutableId: string
  immutableId: string
  conversationId: string
  /** Labels besides those that say the folder. */
  labels: Set<string>
  /** singleValueExtendedProperties by id. */
  extended: Map<string, string>
  created: string
  received: string
  modified: string
  version: number
  historyId: number
}

export type HistoryKind = 'messagesAdded' | 'messagesDeleted' | 'labelsAdded' | 'labelsRemoved'

export interface HistoryRecord {
  id: number
  kind: HistoryKind
  gmailId: string
  threadId: string
  labels: string[]
  changed: string[]
}

export interface MailboxState {
  mails: Set<MailState>
  byGmailId: Map<string, MailState>
  byDraftId: Map<string, MailState>
  byExchangeId: Map<string, MailState>
  byMessageId: Map<string, Set<MailState>>
  byThread: Map<string, Set<MailState>>
  history: HistoryRecord[]
  historyId: number
  /** Asked from further back, Gmail answers 404. */
  historyFrom: number
  listeners: Set<(mail: MailState, change: 'created' | 'updated' | 'deleted') => void>
}

export const emptyMailbox = (): MailboxState => ({
  mails: new Set(),
  byGmailId: new Map(),
  byDraftId: new Map(),
  byExchangeId: new Map(),
  byMessageId: new Map(),
  byThread: new Map(),
  history: [],
  historyId: 1000,
  historyFrom: 1000,
  listeners: new Set(),
})

/** Gmail's system labels of a message. */
export function labelsOf(mail: MailState): string[] {
  const place: Record<Folder, string[]> = {
    inbox: ['INBOX'],
    drafts: ['DRAFT'],
    sent: ['SENT'],
    trash: ['TRASH'],
    spam: ['SPAM'],
    archive: [],
  }
  return [...place[mail.folder], ...(mail.unread ? ['UNREAD'] : []), ...mail.labels]
}
