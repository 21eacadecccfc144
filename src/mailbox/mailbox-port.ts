import type { ConversationPort } from './conversation-port.ts'

/** What makes a draft the same draft for ever: one per interview, kind and person. */
export interface DraftKey {
  /** Deterministic Message-ID with angle brackets (RFC 5322, 3.6.4); how `findDraft` recognises ours. */
  messageId: string
}

export interface Address {
  name: string | null
  email: string
}

/** A message as it is to lie in the drafts. Plain values; the mailbox makes the MIME. */
export interface DraftMessage extends DraftKey {
  from: Address
  to: Address
  /** One line. */
  subject: string
  /** LF line ends. */
  text: string
  /** Null for a plain-text message. */
  html: string | null
  /** Date header, an ISO instant in UTC. */
  date: string
  /** Message-IDs of the thread it goes on, oldest first; empty when it starts one (RFC 5322, 3.6.4). */
  thread: string[]
  /** What the mailbox calls that thread, as its conversations told; null when it told nothing. */
  conversation: string | null
}

/** A draft as the mailbox knows it. */
export interface PlacedDraft {
  /** What the mailbox calls it; opaque. */
  reference: string
  /** Changes when anybody changes the draft. */
  fingerprint: string
  /** Opens it for the user: a URL. */
  link: string | null
}

/** `untouched`: as we left it. The others are what the user did. */
export type DraftState = 'untouched' | 'edited' | 'sent' | 'deleted'

export interface FoundDraft extends PlacedDraft {
  state: Exclude<DraftState, 'deleted'>
}

/**
 * The drafts of a user's own mailbox. There is no way to send here, and there never will be: Afterword sends mail
 * only to its own user. All verbs throw a ProviderError when the mailbox cannot be reached.
 */
export interface MailboxPort {
  readonly kind: string
  /** The connection behind it: a draft is looked for only in the mailbox it was placed in. */
  readonly id: string
  /** Null where the user did not let Afterword read their mail. */
  readonly conversations: ConversationPort | null
  /** Lays the message into the drafts. Not idempotent: after a crash, `findDraft` is asked first. */
  createDraft(message: DraftMessage): Promise<PlacedDraft>
  /** Looks for the message by its key, wherever the user moved it; `edited` when it is not as `message` says. */
  findDraft(message: DraftMessage): Promise<FoundDraft | null>
  readState(key: DraftKey, placed: PlacedDraft): Promise<DraftState>
  /** Takes an untouched draft away again; a touched one stays, and its state is told. */
  withdrawDraft(key: DraftKey, placed: PlacedDraft): Promise<DraftState | 'withdrawn'>
}
