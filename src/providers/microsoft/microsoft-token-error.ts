import { z } from 'zod'
import { bareCause } from '../../shared/bare-cause.ts'
import { mustConnectAgain } from '../../shared/must-connect-again.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { TokenServiceError } from './token-network.ts'

/** The little we look at of what MSAL throws; its message repeats the answer of the server. */
const failureShape = z.object({
  errorCode: z.string(),
  subError: z.string().optional().catch(undefined),
  errorMessage: z.string().optional().catch(undefined),
})

/** What says that only the user can go on (OpenID Connect Core, 3.1.2.6; RFC 6749, 5.2). */
const deadGrant = new Set([
  'invalid_grant',
  'interaction_required',
  'consent_required',
  'login_required',
  'no_tokens_found',
])

const unknownApplication = new Set(['invalid_client', 'unauthorized_client'])

/**
 * What a failure at Microsoft's sign-in means. Only codes of the list above say that the grant is dead, such as
 * AADSTS50173 (password changed) and AADSTS700082 (not used for 90 days).
 */
export function microsoftTokenError(error: unknown, account: string): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof TokenServiceError) return notReached(error)
  const failure = failureShape.safeParse(error).data
  if (!failure) return notReached(new TokenServiceError(null, null))
  const number = /AADSTS\d{3,9}/.exec(failure.errorMessage ?? '')?.[0]
  const options = { cause: bareCause(error, undefined, number ?? failure.errorCode) }
  if (needsAdministrator(number))
    return new ProviderError(
      'microsoft',
      'permanent',
      `An administrator of ${organisationOf(account)} must allow Afterword first. See docs/connect-microsoft.md`,
      options,
    )
  if (deadGrant.has(failure.errorCode)) return mustConnectAgain('microsoft', account, options)
  const known = number ?? (/^\w{1,40}$/.test(failure.errorCode) ? failure.errorCode : 'without a reason')
  const message = unknownApplication.has(failure.errorCode)
    ? `Microsoft does not know this installation (${known}): microsoft.clientId, clientSecret or tenant is not right. See docs/connect-microsoft.md`
    : `Microsoft refused the sign-in (${known}). See docs/connect-microsoft.md`
  return new ProviderError('microsoft', 'permanent', message, options)
}

/** Consent that only an administrator can give: AADSTS65001, 90094, 90095 and 90008. */
export function needsAdministrator(code: string | undefined): boolean {
  return code !== undefined && ['AADSTS90094', 'AADSTS90095', 'AADSTS90008'].includes(code)
}

function organisationOf(account: string): string {
  return account === '' ? 'your organisation' : account.slice(account.indexOf('@') + 1)
}

function notReached({ name, status, retryAfterSeconds }: TokenServiceError): ProviderError {
  const cause = new Error(`${name} ${status ?? ''}`.trim())
  if (status === 429)
    return new ProviderError(
      'microsoft',
      'rate-limit',
      'Microsoft asks for a little patience. It is tried again by itself.',
      { cause, retryAfterSeconds },
    )
  const message = 'Microsoft cannot be reached just now. It is tried again by itself.'
  return new ProviderError('microsoft', 'temporary', message, { cause, retryAfterSeconds })
}
