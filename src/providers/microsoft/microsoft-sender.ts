// Drafts from MIME: https://learn.microsoft.com/graph/outlook-send-mime-message
// Send a draft:     https://learn.microsoft.com/graph/api/message-send
import type { DigestMessage } from '../../digest/digest-message.ts'
import { refuseOthers } from '../../digest/refuse-others.ts'
import type { SenderPort } from '../../digest/sender-port.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { toMime } from '../../shared/to-mime.ts'
import { keyProperty } from './draft-marker.ts'
import { isDeletedDraft, messageById, messagesByKey } from './find-message.ts'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import { createFolderIds, type FolderIds } from './mail-folders.ts'
import { addressesOf, type GraphMessage, messageShape } from './message-shape.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'

/**
 * Outlook has no page for a message that stays the same when it is sent; the digest is in the user's inbox anyway.
 */
const sent = { link: null }

/**
 * Sends the digest from the account to itself. It is laid ready as a draft and that draft sent: it keeps its id as the
 * sent copy, so that after a crash at any moment one look tells whether it went out.
 */
export function createMicrosoftSender(account: MicrosoftAccount): SenderPort {
  const client = createGraphClient(account)
  const folders = createFolderIds(client)
  return {
    kind: 'microsoft',
    ownAddress: account.accountEmail,

    async prepare(message) {
      refuseOthers('microsoft', message, account.accountEmail)
      return layReady(client, folders, account, message)
    },

    async send(message, prepared = null) {
      refuseOthers('microsoft', message, account.accountEmail)
      const known = prepared === null ? null : await messageById(client, prepared)
      if (prepared !== null && known === null) throw onItsWay()
      if (known?.isDraft === false) return sent
      const isReady = known !== null && (await isOwnDraft(known, folders, account))
      const id = isReady ? known.id : await layReady(client, folders, account, message)
      await client.act({ method: 'POST', path: `me/messages/${encodeURIComponent(id)}/send` })
      return sent
    },

    async findSent(messageId, prepared = null) {
      const known = prepared === null ? null : await messageById(client, prepared)
      if (known) return known.isDraft === false ? sent : null
      const found = await messagesByKey(client, { messageId })
      return found.some(({ isDraft }) => isDraft === false) ? sent : null
    },
  }
}

/** MIME, because only so can headers be said that do not begin with "x-", such as List-Unsubscribe (RFC 8058). */
async function layReady(
  client: GraphClient,
  folders: FolderIds,
  account: MicrosoftAccount,
  message: DigestMessage,
): Promise<string> {
  for (const found of await messagesByKey(client, message)) {
    if (await isOwnDraft(found, folders, account)) return found.id
  }
  const body = (await digestBytes(message)).toString('base64')
  const laid = await client.write({ method: 'POST', path: 'me/messages', body }, messageShape)
  if (laid.internetMessageId !== message.messageId) await mark(client, laid, message)
  return laid.id
}

/** Where Exchange gave it a Message-ID of its own. */
async function mark(client: GraphClient, { id }: GraphMessage, message: DigestMessage): Promise<void> {
  const path = `me/messages/${encodeURIComponent(id)}`
  const body = { singleValueExtendedProperties: [keyProperty(message)] }
  await client.act({ method: 'PATCH', path, body })
}

/** A draft in the user's own mailbox can be changed by anything: what is not for them alone is not sent. */
async function isOwnDraft(
  message: GraphMessage,
  folders: FolderIds,
  { accountEmail }: MicrosoftAccount,
): Promise<boolean> {
  if (message.isDraft !== true || (await isDeletedDraft(message, folders))) return false
  const { toRecipients, ccRecipients, bccRecipients } = message
  const all = [toRecipients, ccRecipients, bccRecipients].flatMap(addressesOf)
  return all.length > 0 && all.every((address) => address === accountEmail.toLowerCase())
}

/** For a moment after it was sent it is in no folder. To lay another one ready now could send it twice. */
function onItsWay(): ProviderError {
  const message = 'The digest was handed to Microsoft and is not to be seen yet: it will be looked for again.'
  return new ProviderError('microsoft', 'temporary', message)
}

function digestBytes({ from, to, ...message }: DigestMessage): Promise<Buffer> {
  return toMime({
    ...message,
    from: { name: from.name, email: from.address },
    to: { name: to.name, email: to.address },
  })
}
