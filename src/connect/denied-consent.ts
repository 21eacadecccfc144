import { bareCause } from '../shared/bare-cause.ts'
import { type AccountService, serviceNames } from '../shared/must-connect-again.ts'
import { ProviderError } from '../shared/provider-error.ts'
import { type ConsentRound, commandFor } from './consent-round.ts'

/** Only an administrator may allow it (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const administratorCodes = /AADSTS(?:90094|90095|90008|65001)\b/

/** What an answer without a code means (RFC 6749, 4.1.2.1). Of its text nothing is repeated but a code. */
export function deniedConsent(
  service: AccountService,
  round: ConsentRound,
  { error, description }: { error: string; description: string },
): ProviderError {
  const name = serviceNames[service]
  const options = { cause: bareCause(null, undefined, error) }
  const guide = `See docs/connect-${service}.md`
  if (administratorCodes.test(description) || error === 'admin_policy_enforced')
    return new ProviderError(
      service,
      'permanent',
      `${name} says that an administrator of your organisation must allow Afterword first. ${guide}`,
      options,
    )
  if (error === 'access_denied')
    return new ProviderError(
      service,
      'permanent',
      `You did not allow it at ${name}, so this was not connected. If that was a mistake: ${commandFor(service, round)}`,
      options,
    )
  if (error === 'temporarily_unavailable' || error === 'server_error')
    return new ProviderError(
      service,
      'temporary',
      `${name} cannot sign you in just now. Try again in a minute.`,
      options,
    )
  const shown = /^\w{1,40}$/.test(error) ? error : 'without a reason'
  return new ProviderError(service, 'permanent', `${name} refused the sign-in (${shown}). ${guide}`, options)
}
