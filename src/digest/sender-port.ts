import type { DigestMessage } from './digest-message.ts'

/**
 * A way to send the digest to the user's own address, and to that address only: an implementation refuses, with a
 * permanent ProviderError, a message whose recipient is not the account it was connected for. No letter to anybody
 * else ever passes here.
 */
export interface SenderPort {
  readonly kind: string
  /** The account's own address, where that may be another than the one the user is known by: it is written to then. */
  readonly ownAddress?: string
  /**
   * Lays the message ready, for services that then send it once at most, and answers what they call it. Not
   * idempotent by itself: what it answers is written down before anything is sent. Left out where sending is one step.
   */
  prepare?(message: DigestMessage): Promise<string>
  /**
   * Sends, or throws a ProviderError. The link opens what was sent, where there is such a thing. `prepared` is what
   * `prepare` answered.
   */
  send(message: DigestMessage, prepared?: string | null): Promise<{ link: string | null }>
  /**
   * Is it certain, when `send` threw this, that nothing was sent? Then what was prepared is forgotten, and the next
   * try prepares anew. Left out where what was prepared stays good.
   */
  isUnsent?(error: unknown): boolean
  /**
   * What was sent under this Message-ID, or null. Asked after a crash between sending and writing it down;
   * `prepared` as far as that was written down.
   */
  findSent(messageId: string, prepared?: string | null): Promise<{ link: string | null } | null>
}
