import type { DraftMessage, DraftState, FoundDraft, MailboxPort } from '../../mailbox/mailbox-port.ts'

/** What a user may do to a draft by hand. */
export interface MemoryMailbox extends MailboxPort {
  readonly messages: ReadonlyMap<string, { message: DraftMessage; state: DraftState }>
  touch(messageId: string, state: Exclude<DraftState, 'untouched'>): void
}

/** A whole mailbox in memory: for dry runs and tests. */
export function createMemoryMailbox(): MemoryMailbox {
  const messages = new Map<string, { message: DraftMessage; state: DraftState }>()
  const stateOf = (messageId: string): DraftState => messages.get(messageId)?.state ?? 'deleted'
  const describe = (messageId: string) => ({ reference: messageId, fingerprint: messageId, link: null })
  return {
    id: 'memory',
    kind: 'memory',
    conversations: null,
    messages,
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
