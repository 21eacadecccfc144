import { describe, expect, it } from 'vitest'
import type { DigestMessage } from '../../src/digest/digest-message.ts'
import type { SenderPort } from '../../src/digest/sender-port.ts'
import { ProviderError } from '../../src/shared/provider-error.ts'

export const ownAddress = 'alice@example.org'

export function digestTo(address: string): DigestMessage {
  return {
    messageId: '<digest.2026-w10.abc@afterword.invalid>',
    date: '2026-03-02T07:00:00.000Z',
    from: { name: 'Afterword', address: ownAddress },
    to: { name: 'Alice Archer', address },
    subject: 'Two interviews this week',
    headers: { 'List-Unsubscribe': '<https://afterword.example/u/1>' },
    text: 'Two interviews this week.\n',
    html: '<p>Two interviews this week.</p>',
  }
}

/** What every sender must do; `make` connects it for Alice. */
export function senderContract(name: string, make: () => Promise<SenderPort>): void {
  describe(`the ${name} sender`, () => {
    it('finds what it sent, and only that', async () => {
      const sender = await make()
      const message = digestTo(ownAddress)
      expect(await sender.findSent(message.messageId)).toBeNull()
      const sent = await sender.send(message)
      expect(await sender.findSent(message.messageId)).toEqual(sent)
    })

    it('sends to nobody but its own user', async () => {
      const sender = await make()
      await expect(sender.send(digestTo('bob@lumenlive.example'))).rejects.toThrow(ProviderError)
      expect(await sender.findSent(digestTo(ownAddress).messageId)).toBeNull()
    })
  })
}
