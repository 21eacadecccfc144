import type { AccessToken } from '../world/account-state.ts'
import type { TokenBook } from '../world/tokens.ts'
import type { Provider } from '../world/types.ts'
import { type Answer, Refusal, type Route } from './call.ts'
import { googleError, graphError } from './vendor-errors.ts'

/** The token a request comes with, when it may do what it asks. */
export function authorize(
  route: Route,
  header: string | undefined,
  tokens: TokenBook,
  now: string,
): AccessToken {
  const token = tokens.access.get(/^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '')
  const { provider, scopes } = route
  const isGood =
    token && !token.revoked && token.account.provider === provider && token.expires > Date.parse(now)
  if (!isGood) throw new Refusal(unauthorized(provider, now, token !== undefined))
  if (scopes !== 'public' && !scopes.some((scope) => token.scopes.has(scope))) {
    throw new Refusal(lacksScope(provider, now))
  }
  return token
}

function unauthorized(provider: Provider, now: string, isKnown = true): Answer {
  if (provider === 'microsoft') {
    const message = isKnown
      ? 'Lifetime validation failed, the token is expired.'
      : 'Access token is empty or invalid.'
    return graphError(401, 'InvalidAuthenticationToken', message, now)
  }
  const message =
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.'
  return googleError(401, 'authError', message)
}

function lacksScope(provider: Provider, now: string): Answer {
  return provider === 'microsoft'
    ? graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.', now)
    : googleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.')
}
