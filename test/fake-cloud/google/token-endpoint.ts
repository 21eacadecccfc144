import { type Answer, type Call, ok } from '../http/call.ts'
import { text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { verifies } from '../oauth/authorizations.ts'
import { idToken } from '../oauth/id-token.ts'
import type { AccountState } from '../world/account-state.ts'

/** https://developers.google.com/identity/protocols/oauth2/native-app#exchange-authorization-code */
export function exchange(call: Call, parts: Parts): Answer {
  const refused = checkClient(call, parts)
  if (refused) return refused
  const type = text(call.body, 'grant_type')
  if (type === 'authorization_code') return fromCode(call, parts)
  if (type === 'refresh_token') return fromRefreshToken(call, parts)
  return refuse('unsupported_grant_type', `Invalid grant_type: ${type ?? ''}`)
}

function checkClient({ body }: Call, { clients }: Parts): Answer | null {
  const secret = clients.get(text(body, 'client_id') ?? '')
  if (!text(body, 'client_id'))
    return refuse('invalid_request', 'Could not determine client ID from request.')
  if (secret === undefined || text(body, 'client_secret') === secret) return null
  return { status: 401, body: { error: 'invalid_client', error_description: 'Unauthorized' } }
}

function fromCode(call: Call, parts: Parts): Answer {
  const found = parts.authorizations.take(text(call.body, 'code') ?? '')
  if (typeof found === 'string') return refuse('invalid_grant', 'Malformed auth code.')
  if (found.clientId !== text(call.body, 'client_id')) return refuse('invalid_grant', 'Bad Request')
  if (found.redirectUri !== text(call.body, 'redirect_uri'))
    return refuse('redirect_uri_mismatch', 'Bad Request')
  const verifier = text(call.body, 'code_verifier')
  if (!verifies(found, verifier)) {
    return refuse(
      'invalid_grant',
      verifier === undefined ? 'Missing code verifier.' : 'Invalid code verifier.',
    )
  }
  const { account, scopes, clientId, nonce } = found
  const { tokens } = parts.world
  const refresh = found.wantsRefreshToken
    ? { refresh_token: tokens.mintRefresh(account, scopes, clientId) }
    : {}
  const identity = scopes.includes('openid')
    ? {
        id_token: idToken(account, {
          issuer: 'https://accounts.google.com',
          clientId,
          nonce,
          now: parts.context.now(),
        }),
      }
    : {}
  return given(account, scopes, { ...refresh, ...identity }, parts)
}

/** "Google keeps the refresh token as it is": the same one can be used until it is revoked. */
function fromRefreshToken(call: Call, parts: Parts): Answer {
  const known = parts.world.tokens.refresh.get(text(call.body, 'refresh_token') ?? '')
  const isRevoked = known && (known.revoked || known.issued < known.account.grantsValidFrom)
  if (!known || isRevoked || known.account.provider !== 'google') {
    return refuse('invalid_grant', known ? 'Token has been expired or revoked.' : 'Bad Request')
  }
  if (known.clientId !== '' && known.clientId !== text(call.body, 'client_id'))
    return refuse('unauthorized_client', 'Unauthorized')
  return given(known.account, known.scopes, {}, parts)
}

function given(
  account: AccountState,
  scopes: string[],
  more: Record<string, string>,
  { world }: Parts,
): Answer {
  return ok({
    access_token: world.tokens.mintAccess(account, scopes, 3599),
    expires_in: 3599,
    scope: scopes.map(fullName).join(' '),
    token_type: 'Bearer',
    ...more,
  })
}

/** Google answers with longer names than it is asked for. */
const fullName = (scope: string): string =>
  scope === 'email' || scope === 'profile' ? `https://www.googleapis.com/auth/userinfo.${scope}` : scope

const refuse = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
})
