/** A conversation by mail that a letter goes on with. */
export interface MailThread {
  subject: string
  /** Message-IDs, oldest first; the last one is answered (RFC 5322, 3.6.4). */
  messageIds: readonly string[]
  /** What the mailbox calls the conversation; null when it told nothing. */
  conversation: string | null
}
