import { serviceNames } from '../shared/must-connect-again.ts'
import { ProviderError } from '../shared/provider-error.ts'
import { type BrowserAnswer, newState, openQuestion, redeemAnswer } from './browser-question.ts'
import type { Consent, ConsentPort } from './consent-port.ts'
import { type ConsentRound, commandFor } from './consent-round.ts'
import { openLoopback } from './loopback.ts'

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
  const state = newState()
  const loopback = await openLoopback(port.redirectHost, state)
  try {
    const { redirectUri } = loopback
    const question = await openQuestion(port, { round, redirectUri, state, account })
    await surroundings.show(question.url)
    return await redeemAnswer(port, question, await inTime(port, round, loopback.answer, surroundings))
  } finally {
    await loopback.close()
  }
}

async function inTime(
  port: ConsentPort,
  round: ConsentRound,
  answer: Promise<BrowserAnswer>,
  { patience, signal }: ConsentSurroundings,
): Promise<BrowserAnswer> {
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
