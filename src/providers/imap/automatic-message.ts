import type { MessageStructureObject } from 'imapflow'

/** Header fields that tell whether a person wrote a message. */
export const automaticFields = [
  ...['auto-submitted', 'list-id', 'list-unsubscribe', 'precedence', 'x-autoreply', 'x-autorespond'],
]

/**
 * Whether nobody wrote this for the user: automatic answers (RFC 3834), mailing lists (RFC 2919, RFC 2369), and
 * invitations, which are a calendar's words (RFC 6047). A calendar file that a person attached to their mail is none.
 */
export function isAutomatic(
  fields: ReadonlyMap<string, string>,
  structure?: MessageStructureObject,
): boolean {
  const submitted = fields.get('auto-submitted')?.toLowerCase() ?? 'no'
  if (!/^no\b/.test(submitted)) return true
  if (fields.has('list-id') || fields.has('list-unsubscribe')) return true
  if (/^(bulk|list|junk|auto_reply)\b/i.test(fields.get('precedence') ?? '')) return true
  if (fields.has('x-autoreply') || fields.has('x-autorespond')) return true
  return structure !== undefined && isInvitation(structure)
}

function isInvitation(part: MessageStructureObject): boolean {
  if (part.type === 'text/calendar') return part.disposition !== 'attachment'
  const isWhole = part.type === 'multipart/alternative' || part.type === 'multipart/mixed'
  return isWhole && (part.childNodes?.some(isInvitation) ?? false)
}
