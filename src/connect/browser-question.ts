import { createHash, randomBytes } from 'node:crypto'
import { serviceNames } from '../shared/must-connect-again.ts'
import { ProviderError } from '../shared/provider-error.ts'
import type { Consent, ConsentPort } from './consent-port.ts'
import type { ConsentRound } from './consent-round.ts'
import { deniedConsent } from './denied-consent.ts'

/** A question that a browser was sent away with, and what of it stays here. */
export interface BrowserQuestion {
  round: ConsentRound
  redirectUri: string
  /** What redeems the code; it never leaves this machine before. */
  verifier: string
  /** Where the browser goes. */
  url: string
}

/** What the sign-in sent back through the browser: a code, or why there is none (RFC 6749, 4.1.2). */
export type BrowserAnswer = { code: string } | { error: string; description: string }

/** Ties an answer to its question. */
export function newState(): string {
  return randomBytes(32).toString('base64url')
}

/** A question with PKCE (RFC 7636). */
export async function openQuestion(
  port: ConsentPort,
  asked: { round: ConsentRound; redirectUri: string; state: string; account: string | null },
): Promise<BrowserQuestion> {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const { round, redirectUri } = asked
  return { round, redirectUri, verifier, url: await port.questionUrl({ ...asked, challenge }) }
}

/** What is in the address with which a browser came back; null when it is no answer at all. */
export function readAnswer(query: URLSearchParams): BrowserAnswer | null {
  const error = query.get('error')
  if (error !== null) return { error, description: query.get('error_description') ?? '' }
  const code = query.get('code')
  return code ? { code } : null
}

/**
 * Trades the code for tokens, and makes sure that everything asked for was granted.
 * @throws ProviderError in a sentence when the user said no or unticked something.
 */
export async function redeemAnswer(
  port: ConsentPort,
  { round, redirectUri, verifier }: BrowserQuestion,
  answer: BrowserAnswer,
): Promise<Consent> {
  if ('error' in answer) throw deniedConsent(port.service, round, answer)
  const consent = await port.redeem({ round, redirectUri, code: answer.code, verifier })
  checkPermissions(port, round, consent)
  return consent
}

function checkPermissions(port: ConsentPort, round: ConsentRound, { grant: { scopes } }: Consent): void {
  const lacking = port.permissions(round).filter((permission) => !port.isGranted(permission, scopes))
  if (lacking.length === 0) return
  const what = lacking.map(({ meaning }) => `“${meaning}”`).join(' and ')
  throw new ProviderError(
    port.service,
    'permanent',
    `${serviceNames[port.service]} says that you did not allow Afterword to ${what}. Connect again and leave that ticked; without it, it cannot work.`,
  )
}
