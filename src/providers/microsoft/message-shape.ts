// message: https://learn.microsoft.com/graph/api/resources/message
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { comparableText } from './comparable-text.ts'

const text = z.string().nullish().catch(null)
const recipient = z
  .object({ emailAddress: z.object({ name: text, address: text }).nullish().catch(null) })
  .nullish()
  .catch(null)
const recipients = z.array(recipient).nullish().catch(null)

/** The fields we read; every one but the id may be null or missing. */
export const messageShape = z.object({
  id: z.string(),
  isDraft: z.boolean().nullish().catch(null),
  parentFolderId: text,
  internetMessageId: text,
  sentDateTime: text,
  webLink: text,
  subject: text,
  body: z.object({ contentType: text, content: text }).nullish().catch(null),
  toRecipients: recipients,
  ccRecipients: recipients,
  bccRecipients: recipients,
  hasAttachments: z.boolean().nullish().catch(null),
  singleValueExtendedProperties: z
    .array(z.object({ id: text, value: text }))
    .nullish()
    .catch(null),
})

export type GraphMessage = z.infer<typeof messageShape>

/** What tells whether a draft is still as it was. */
export const draftFields = Object.keys(messageShape.shape)
  .filter((name) => name !== 'singleValueExtendedProperties')
  .join(',')

/** Addresses in lower case; those without one are left out. */
export function addressesOf(list: z.infer<typeof recipients>): string[] {
  return (list ?? []).flatMap((each) => each?.emailAddress?.address?.trim().toLowerCase() || [])
}

export function recipientOf({ name, email }: { name: string | null; email: string }) {
  return { emailAddress: { address: email, ...(name ? { name } : {}) } }
}

/**
 * Changes when somebody changes what the message says or to whom. `changeKey` would not do: it changes when a message
 * is read or flagged, and when Outlook opens it and saves it unchanged.
 */
export function fingerprintOf(message: GraphMessage): string {
  const content = [
    message.subject?.trim() ?? '',
    addressesOf(message.toRecipients),
    addressesOf(message.ccRecipients),
    addressesOf(message.bccRecipients),
    comparableText(message.body),
    message.hasAttachments ?? false,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
