import type { MessageStructureObject } from 'imapflow'

/** An invitation or an answer to one (RFC 6047). A calendar file that a person attached to their mail is none. */
export function isInvitation(part: MessageStructureObject): boolean {
  if (part.type === 'text/calendar') return part.disposition !== 'attachment'
  const isWhole = part.type === 'multipart/alternative' || part.type === 'multipart/mixed'
  return isWhole && (part.childNodes?.some(isInvitation) ?? false)
}
