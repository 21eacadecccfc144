import type { SeenMessage } from '../../src/mailbox/conversation-port.ts'

let count = 0

/** A message from Bob to Alice on the morning after their interview, but for what is given. */
export function seenMessage(given: Partial<SeenMessage> = {}): SeenMessage {
  count += 1
  return {
    messageId: `<seen-${count}@lumenlive.example>`,
    references: [],
    conversation: 'conversation-1',
    from: 'bob.berger@lumenlive.example',
    to: ['alice@example.org'],
    at: '2026-03-04T08:30:00.000Z',
    subject: 'Our talk',
    isAutomatic: false,
    ...given,
  }
}

/** A message that Alice wrote and sent by hand. */
export function handWritten(given: Partial<SeenMessage> = {}): SeenMessage {
  return seenMessage({ from: 'alice@example.org', to: ['bob.berger@lumenlive.example'], ...given })
}
