/** Whose messages are wanted. */
export interface CorrespondenceQuery {
  /** Addresses, lower case. */
  people: readonly string[]
  /** Domains of companies, lower case; messages from or to anybody there. */
  domains: readonly string[]
  /** ISO instant in UTC; earlier messages are left out. */
  since: string
}

/** The outside of a message: who wrote to whom, when, in which conversation. What it says is never read. */
export interface SeenMessage {
  /** With angle brackets (RFC 5322, 3.6.4). */
  messageId: string
  /** Message-IDs it refers to, oldest first, its own left out. */
  references: readonly string[]
  /** What the mailbox calls the conversation, or the message that is answered; opaque. */
  conversation: string | null
  /** Lower case. */
  from: string
  /** To and Cc, lower case. */
  to: readonly string[]
  /** ISO instant in UTC. */
  at: string
  subject: string
  /** Out-of-office notes, newsletters, calendar invitations: nobody wrote them for the user (RFC 3834). */
  isAutomatic: boolean
}

/** What was said with the people of an interview. Only there when the user lets Afterword read their mail. */
export interface ConversationPort {
  /** Every address from which the user writes in this mailbox, lower case. Left out where only their own is known. */
  ownAddresses?(): Promise<readonly string[]>
  /**
   * What was exchanged with any of them, oldest first: received and sent, never drafts, trash or spam.
   * @throws ProviderError when the mailbox cannot be reached.
   */
  messagesWith(query: CorrespondenceQuery): Promise<SeenMessage[]>
}
