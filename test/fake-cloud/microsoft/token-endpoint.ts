import { type Answer, type Call, ok } from '../http/call.ts'
import { text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { verifies } from '../oauth/authorizations.ts'
import { idToken, TENANT } from '../oauth/id-token.ts'
import type { AccountState } from '../world/account-state.ts'
import { shortScope } from '../world/tokens.ts'

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token */
export function exchange(call: Call, parts: Parts): Answer {
  const secret = parts.clients.get(text(call.body, 'client_id') ?? '')
  if (secret !== undefined && text(call.body, 'client_secret') !== secret) {
    return refuse(parts, 401, 'invalid_client', 7000215, 'Invalid client secret provided.')
  }
  const type = text(call.body, 'grant_type')
  if (type === 'authorization_code') return fromCode(call, parts)
  if (type === 'refresh_token') return fromRefreshToken(call, parts)
  return refuse(parts, 400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.')
}

function fromCode(call: Call, parts: Parts): Answer {
  const found = parts.authorizations.take(text(call.body, 'code') ?? '')
  const invalid = (code: number, message: string) => refuse(parts, 400, 'invalid_grant', code, message)
  if (found === 'used') return invalid(54005, 'OAuth2 Authorization code was already redeemed.')
  if (found === 'expired')
    return invalid(70008, 'The provided authorization code or refresh token has expired.')
  if (found === 'unknown')
    return invalid(70000, 'The provided authorization code is malformed or no longer valid.')
  if (found.redirectUri !== text(call.body, 'redirect_uri')) {
    return invalid(
      500112,
      'The reply address does not match the reply address provided when requesting the code.',
    )
  }
  if (found.clientId !== text(call.body, 'client_id'))
    return invalid(700005, 'The code is for another client.')
  if (!verifies(found, text(call.body, 'code_verifier'))) {
    return invalid(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    )
  }
  return given(call, found, parts)
}

/** "Refresh tokens replace themselves with a fresh token upon every use." */
function fromRefreshToken(call: Call, parts: Parts): Answer {
  const { tokens } = parts.world
  const known = tokens.refresh.get(text(call.body, 'refresh_token') ?? '')
  const now = Date.parse(parts.context.now())
  const invalid = (code: number, message: string) => refuse(parts, 400, 'invalid_grant', code, message)
  if (known?.account.provider !== 'microsoft')
    return invalid(9002313, 'Invalid request. Request is malformed.')
  if (known.revoked || known.issued < known.account.grantsValidFrom) {
    return invalid(
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
    )
  }
  if (known.replacedAt !== null && now >= known.replacedAt + tokens.graceSeconds * 1000) {
    return invalid(
      70000,
      'Provided grant is invalid or malformed: the refresh token was replaced by another.',
    )
  }
  known.replacedAt ??= now
  const asked = (text(call.body, 'scope') ?? '').split(' ').filter(Boolean)
  const scopes = asked.length === 0 ? known.scopes : known.scopes.filter((scope) => isAsked(scope, asked))
  const clientId = text(call.body, 'client_id') ?? ''
  return given(
    call,
    { account: known.account, scopes, clientId, nonce: null, wantsRefreshToken: true, kept: known.scopes },
    parts,
  )
}

const ALWAYS = ['openid', 'profile', 'email', 'offline_access']

const isAsked = (scope: string, asked: string[]): boolean =>
  ALWAYS.includes(scope) ||
  asked.some((each) => shortScope(each) === shortScope(scope) || /\.default$/.test(each))

interface Giving {
  account: AccountState
  scopes: string[]
  clientId: string
  nonce: string | null
  wantsRefreshToken: boolean
  /** What the next refresh token stands for, when that is more than this one access token. */
  kept?: string[]
}

function given(call: Call, giving: Giving, { world, context }: Parts): Answer {
  const { account, scopes, clientId, nonce } = giving
  const now = context.now()
  const refresh = () => world.tokens.mintRefresh(account, giving.kept ?? scopes, clientId)
  const issuer = `${call.origin}/${TENANT}/v2.0`
  const clientInfo = Buffer.from(JSON.stringify({ uid: account.id, utid: TENANT })).toString('base64url')
  return ok({
    token_type: 'Bearer',
    scope: scopes.filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: 3600,
    ext_expires_in: 3600,
    access_token: world.tokens.mintAccess(account, scopes, 3600),
    ...(giving.wantsRefreshToken ? { refresh_token: refresh() } : {}),
    ...(scopes.includes('openid') ? { id_token: idToken(account, { issuer, clientId, nonce, now }) } : {}),
    ...(text(call.body, 'client_info') === '1' ? { client_info: clientInfo } : {}),
  })
}

function refuse({ context }: Parts, status: number, error: string, code: number, message: string): Answer {
  const at = context.now()
  const id = context.ids.guid()
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${id} Correlation ID: ${id} Timestamp: ${at}`,
      error_codes: [code],
      timestamp: at,
      trace_id: id,
      correlation_id: id,
    },
  }
}
