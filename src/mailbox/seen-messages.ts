import type { SeenMessage } from './conversation-port.ts'

/** Did this person write the message, or get it? */
export function takesPart({ from, to }: SeenMessage, email: string): boolean {
  return from === email || to.includes(email)
}

/** Was it written by somebody at this domain, or at a part of it? */
export function writtenAt({ from }: SeenMessage, domain: string | null): boolean {
  return domain !== null && (from.endsWith(`@${domain}`) || from.endsWith(`.${domain}`))
}
