import type { DigestMessage } from './digest-message.ts'

/**
 * A way to send the digest to the user's own address, and to that address only: an implementation refuses, with a
 * permanent ProviderError, a message whose recipient is not the account it was connected for. No letter to anybody
 * else ever passes here.
 */
export interface SenderPort {
  readonly kind: string
  /** Sends, or throws a ProviderError. The link opens what was sent, where there is such a thing. */
  send(message: DigestMessage): Promise<{ link: string | null }>
  /** What was sent under this Message-ID, or null. Asked after a crash between sending and writing it down. */
  findSent(messageId: string): Promise<{ link: string | null } | null>
}
