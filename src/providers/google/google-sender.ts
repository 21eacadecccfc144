// Sending drafts: https://developers.google.com/workspace/gmail/api/guides/drafts#sending_drafts
import type { DigestMessage } from '../../digest/digest-message.ts'
import { refuseOthers } from '../../digest/refuse-others.ts'
import type { SenderPort } from '../../digest/sender-port.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { toMime } from '../../shared/to-mime.ts'
import { GmailApi } from './gmail-api.ts'
import { contentHash } from './gmail-content.ts'
import { findOwnDraft, findSent } from './gmail-find.ts'
import { refHeader, refOf } from './gmail-headers.ts'
import { linkById } from './gmail-links.ts'
import type { GoogleOptions } from './google-calls.ts'

export interface GoogleSenderOptions extends GoogleOptions {
  /** The account's own address: the only one that is written to. */
  accountEmail: string
  /** Did the user let Afterword read mail? Then a sent digest is found again without its draft. */
  canReadMail: boolean
}

/**
 * Sends the digest to the account itself. It is laid into the drafts first: Gmail sends a draft once and takes it away,
 * so that a draft that is gone was sent, which can be told without leave to read mail.
 */
export function createGoogleSender(options: GoogleSenderOptions): SenderPort {
  const { accountEmail, canReadMail } = options
  const gmail = new GmailApi(options)
  const sentLink = async (messageId: string) => {
    const sent = canReadMail ? await findSent(gmail, messageId, accountEmail) : null
    return sent && linkById(accountEmail, sent.id)
  }
  const prepare = async (message: DigestMessage): Promise<string> => {
    refuseOthers('google', message, accountEmail)
    // One that was laid ready before a crash, and never written down, is taken up again.
    const before = await findOwnDraft(gmail, message.messageId)
    return (before ?? (await gmail.createDraft(await digestBytes(message), null))).draftId
  }
  return {
    kind: 'google',
    ownAddress: accountEmail,
    prepare,

    async send(message, prepared) {
      refuseOthers('google', message, accountEmail)
      const draftId = prepared ?? (await prepare(message))
      await makeOurs(gmail, draftId, message)
      return { link: linkById(accountEmail, await gmail.sendDraft(draftId)) }
    },

    async findSent(messageId, prepared) {
      if (prepared) {
        if (await gmail.readDraft(prepared)) return null
        return { link: await sentLink(messageId) }
      }
      if (await findOwnDraft(gmail, messageId)) return null
      const link = await sentLink(messageId)
      return link === null ? null : { link }
    },
  }
}

/** A draft lies in a mailbox where anybody with the password may write: what is sent is what we wrote, to whom we wrote. */
async function makeOurs(gmail: GmailApi, draftId: string, message: DigestMessage): Promise<void> {
  const draft = await gmail.readDraft(draftId)
  if (draft === null) throw vanished()
  const { to, subject, text, html } = message
  const ours = { recipients: [[to.address.toLowerCase()], [], []], subject, text, html, files: [] }
  if (contentHash(draft.content) === contentHash(ours)) return
  await gmail.updateDraft(draftId, await digestBytes(message))
}

function vanished(): ProviderError {
  return new ProviderError(
    'google',
    'temporary',
    'The draft of the weekly digest was taken away before it was sent: Afterword looks again at its next pass.',
  )
}

function digestBytes({ from, to, headers, ...message }: DigestMessage): Promise<Buffer> {
  return toMime({
    ...message,
    from: { name: from.name, email: from.address },
    to: { name: to.name, email: to.address },
    headers: { ...headers, [refHeader]: refOf(message.messageId) },
  })
}
