import { createHash, randomBytes } from 'node:crypto'
import { serviceNames } from '../shared/must-connect-again.ts'
import { ProviderError } from '../shared/provider-error.ts'
import type { Consent, ConsentPort } from './consent-port.ts'
import { type ConsentRound, commandFor } from './consent-round.ts'
import { deniedConsent } from './denied-consent.ts'
import { type LoopbackAnswer, openLoopback } from './loopback.ts'

export interface ConsentSurroundings {
  /** Shows the address to the user: opens it, or prints it. */
  show(url: string): Promise<void>
  /** How long the user may take, in milliseconds. */
  patience: number
  /** Ctrl-C. */
  signal: AbortSignal
}

/**
 * One round in the browser: asks, waits on a loopback address, trades the code for tokens (RFC 8252 with PKCE, RFC
 * 7636), and makes sure that everything asked for was granted.
 * @throws ProviderError in a sentence when the user said no, unticked something, took too long, or broke off.
 */
export async function askConsent(
  port: ConsentPort,
  round: ConsentRound,
  account: string | null,
  surroundings: ConsentSurroundings,
): Promise<Consent> {
  const state = randomBytes(32).toString('base64url')
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const loopback = await openLoopback(port.redirectHost, state)
  try {
    const { redirectUri } = loopback
    await surroundings.show(await port.questionUrl({ round, redirectUri, state, challenge, account }))
    const answer = await inTime(port, round, loopback.answer, surroundings)
    if ('error' in answer) throw deniedConsent(port.service, round, answer)
    const consent = await port.redeem({ round, redirectUri, code: answer.code, verifier })
    checkPermissions(port, round, consent)
    return consent
  } finally {
    await loopback.close()
  }
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

async function inTime(
  port: ConsentPort,
  round: ConsentRound,
  answer: Promise<LoopbackAnswer>,
  { patience, signal }: ConsentSurroundings,
): Promise<LoopbackAnswer> {
  const late = AbortSignal.timeout(patience)
  const stop = AbortSignal.any([signal, late])
  const stopped = new Promise<never>((_, reject) => {
    const end = () => reject(brokenOff(port, round, late.aborted))
    if (stop.aborted) end()
    else stop.addEventListener('abort', end, { once: true })
  })
  return Promise.race([answer, stopped])
}

function brokenOff({ service }: ConsentPort, round: ConsentRound, isLate: boolean): ProviderError {
  const why = isLate ? `No answer came from ${serviceNames[service]}` : 'Broken off'
  return new ProviderError(
    service,
    'temporary',
    `${why}; this sign-in was not connected. To try again: ${commandFor(service, round)}`,
  )
}
