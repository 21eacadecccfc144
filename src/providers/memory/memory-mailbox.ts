import type { CorrespondenceQuery, SeenMessage } from '../../mailbox/conversation-port.ts'
import type { DraftMessage, DraftState, FoundDraft, MailboxPort } from '../../mailbox/mailbox-port.ts'

/** What a user may do to a draft by hand, and what other mail there is. */
export interface MemoryMailbox extends MailboxPort {
  readonly messages: ReadonlyMap<string, { message: DraftMessage; state: DraftState }>
  touch(messageId: string, state: Exclude<DraftState, 'untouched'>): void
  /** Mail that was received, or written by hand and sent. */
  readonly mail: SeenMessage[]
}

/** A whole mailbox in memory: for dry runs and tests. Other mail is read only where the user allowed it. */
export function createMemoryMailbox({ canReadMail = false } = {}): MemoryMailbox {
  const messages = new Map<string, { message: DraftMessage; state: DraftState }>()
  const mail: SeenMessage[] = []
  const stateOf = (messageId: string): DraftState => messages.get(messageId)?.state ?? 'deleted'
  const describe = (messageId: string) => ({ reference: messageId, fingerprint: messageId, link: null })
  return {
    id: 'memory',
    kind: 'memory',
    messages,
    mail,
    conversations: canReadMail ? { messagesWith: async (query) => mail.filter(isWanted(query)) } : null,
    touch(messageId, state) {
      const entry = messages.get(messageId)
      if (entry) entry.state = state
    },
    async createDraft(message) {
      messages.set(message.messageId, { message, state: 'untouched' })
      return describe(message.messageId)
    },
    async findDraft({ messageId }): Promise<FoundDraft | null> {
      const state = stateOf(messageId)
      return state === 'deleted' ? null : { ...describe(messageId), state }
    },
    readState: async ({ messageId }) => stateOf(messageId),
    async withdrawDraft({ messageId }) {
      const state = stateOf(messageId)
      if (state !== 'untouched') return state
      messages.delete(messageId)
      return 'withdrawn'
    },
  }
}

function isWanted({ people, domains, since }: CorrespondenceQuery): (message: SeenMessage) => boolean {
  const isOne = (address: string) =>
    people.includes(address) || domains.some((domain) => address.endsWith(`@${domain}`))
  return ({ from, to, at }) => at >= since && [from, ...to].some(isOne)
}
