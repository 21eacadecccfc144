import type { DigestMessage } from '../../digest/digest-message.ts'
import { refuseOthers } from '../../digest/refuse-others.ts'
import type { SenderPort } from '../../digest/sender-port.ts'

export interface MemorySender extends SenderPort {
  readonly sent: ReadonlyMap<string, DigestMessage>
}

/** Keeps what it is given: for dry runs and tests. */
export function createMemorySender(ownEmail: string): MemorySender {
  const sent = new Map<string, DigestMessage>()
  return {
    kind: 'memory',
    sent,
    async send(message) {
      refuseOthers('memory', message, ownEmail)
      sent.set(message.messageId, message)
      return { link: null }
    },
    findSent: async (messageId) => (sent.has(messageId) ? { link: null } : null),
  }
}
