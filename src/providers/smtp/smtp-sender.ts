/**
 * The digest by SMTP (RFC 5321), to the user's own address and no other.
 *
 * SMTP cannot be asked what was sent. So that a digest is never sent twice, `prepare` writes down that sending begins;
 * a refusal takes that back. If Afterword is killed in between, the user's mailbox is asked, where there is one;
 * otherwise the digest counts as sent, and is lost only if the kill fell into the dialogue with the server.
 */
import type { DigestMessage } from '../../digest/digest-message.ts'
import { refuseOthers } from '../../digest/refuse-others.ts'
import type { SenderPort } from '../../digest/sender-port.ts'
import type { Clock } from '../../shared/clock.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { toMime } from '../../shared/to-mime.ts'
import { type DkimKey, dkimSigned } from './dkim-sign.ts'
import { room } from './smtp-error.ts'
import type { SmtpTransport } from './smtp-transport.ts'

export interface SmtpSenderOptions {
  transport: SmtpTransport
  ownEmail: string
  clock: Clock
  /** The address an operator's server sends from; null sends from the user's own. */
  from: string | null
  dkim: DkimKey | null
  /** A way to look for a message in the user's mailbox; null where there is none that can be read. */
  openMailbox: () => Promise<FindInMailbox | null>
}

export type FindInMailbox = (messageId: string) => Promise<{ link: string | null } | null>

/** How long a message may be on its way into the mailbox before it counts as not sent; milliseconds. */
const transitTime = 15 * 60 * 1000

export function createSmtpSender(options: SmtpSenderOptions): SenderPort {
  const { transport, ownEmail, clock, openMailbox } = options
  return {
    kind: 'smtp',

    prepare: async () => clock.now(),

    async send(message) {
      refuseOthers(room, message, ownEmail)
      const from = options.from ?? message.from.address
      const bytes = await digestBytes(message, from)
      const signed = options.dkim ? await dkimSigned(bytes, options.dkim) : bytes
      await transport.send({ from, to: ownEmail }, signed)
      return { link: null }
    },

    isUnsent: (error) => error instanceof ProviderError && !transport.mayBeSent(error),

    async findSent(messageId, prepared = null) {
      const find = await openMailbox()
      if (find === null) return prepared === null ? null : { link: null }
      const found = await find(messageId).catch((error: unknown) => {
        if (!(error instanceof ProviderError)) throw error
        return uncertain(error)
      })
      if (found || prepared === null) return found
      if (Date.parse(clock.now()) - Date.parse(prepared) >= transitTime) return null
      return uncertain(null)
    },
  }
}

/** Also when the mailbox does not answer: that is no fault of the server that sends. */
function uncertain(cause: unknown): never {
  throw new ProviderError(
    room,
    'temporary',
    'Whether the digest of this week was sent is not certain yet: your mailbox is looked at again in a few minutes.',
    { cause },
  )
}

function digestBytes({ from, to, ...message }: DigestMessage, address: string): Promise<Buffer> {
  return toMime({
    ...message,
    from: { name: from.name, email: address },
    to: { name: to.name, email: to.address },
  })
}
