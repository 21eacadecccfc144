import { toMailServerError } from './mail-server-error.ts'
import type { ProviderError } from './provider-error.ts'

/** How far connecting came: steps of the way to any mail server, in their order. */
export const waySteps = ['name', 'port', 'encryption', 'password'] as const
export type WayStep = (typeof waySteps)[number]

/** One step of a check: all well, or one sentence for the user on what is wrong. */
export interface CheckedStep<Name extends string> {
  name: Name
  problem: string | null
  /** Of a certificate that was not trusted: what the user may compare with their server. */
  fingerprint: string | null
}

export function passed<Name extends string>(name: Name): CheckedStep<Name> {
  return { name, problem: null, fingerprint: null }
}

/** Which step of the way a failure belongs to; null when the way was good. */
export function failedStep(error: ProviderError): WayStep | null {
  if (error.kind === 'auth') return 'password'
  const { step } = toMailServerError(error) ?? {}
  if (step === undefined) return null
  if (step === 'name' || step === 'private') return 'name'
  return step === 'port' ? 'port' : 'encryption'
}

/**
 * The steps up to a failure on the way, and the failure itself. Where the encryption is at fault, `shown` finds out which
 * certificate there is.
 */
export async function* failedWay(
  failure: ProviderError,
  at: WayStep,
  shown: () => Promise<string | null>,
): AsyncGenerator<CheckedStep<WayStep>> {
  for (const step of checkedWay(failure, at)) {
    const isEncryption = step.name === 'encryption' && step.problem !== null
    yield isEncryption ? { ...step, fingerprint: await shown() } : step
  }
}

/** The steps up to the failure, and the failure itself; all of them when there is none. */
export function checkedWay(error: ProviderError | null, at: WayStep | null): CheckedStep<WayStep>[] {
  if (!error || !at) return waySteps.map(passed)
  const before = waySteps.slice(0, waySteps.indexOf(at)).map(passed)
  return [...before, { name: at, problem: error.message, fingerprint: null }]
}

/** The fingerprint of a certificate that nobody vouches for, when trying with none that fits told it. */
export function toldFingerprint(error: unknown): string | null {
  const known = toMailServerError(error)
  return known?.step === 'fingerprint' ? known.detail : null
}
