import { ProviderError } from '../shared/provider-error.ts'
import type { DigestMessage } from './digest-message.ts'

/**
 * Afterword sends mail only to its own user: every sender calls this before it sends.
 * @throws ProviderError, permanent, when the recipient is anybody but the account it was connected for.
 */
export function refuseOthers(room: string, { to }: DigestMessage, ownEmail: string): void {
  if (to.address.toLowerCase() === ownEmail.toLowerCase()) return
  throw new ProviderError(
    room,
    'permanent',
    'The digest goes to its own user only; this one was for somebody else.',
  )
}
