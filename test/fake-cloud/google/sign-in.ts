import { type Answer, type Call, ok, type Route } from '../http/call.ts'
import { text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { readConsent } from '../oauth/consent-form.ts'
import { consentPage, errorPage, redirect } from '../oauth/consent-page.ts'
import { exchange } from './token-endpoint.ts'

const AUTHORIZE = '/o/oauth2/v2/auth'

/** https://developers.google.com/identity/protocols/oauth2/native-app */
export function signInRoutes(parts: Parts): Route[] {
  const open = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    provider: 'google',
    method,
    path,
    scopes: 'public',
    handle,
  })
  return [
    open('GET', AUTHORIZE, (call) => ask(call, parts)),
    open('POST', `${AUTHORIZE}/consent`, (call) => answered(call, parts)),
    open('POST', '/token', (call) => exchange(call, parts)),
    open('POST', '/revoke', (call) => revoke(call, parts)),
    open('GET', '/tokeninfo', (call) => tokenInfo(call, parts)),
    {
      provider: 'google',
      method: 'GET',
      path: '/oauth2/v3/userinfo',
      scopes: ['openid', 'email', 'https://www.googleapis.com/auth/userinfo.email'],
      handle: ({ account: { id, email, name } }) => ok({ sub: id, email, email_verified: true, name }),
    },
  ]
}

function ask({ query }: Call, { world }: Parts): Answer {
  const missing = ['client_id', 'redirect_uri', 'response_type', 'scope'].find((name) => !query.get(name))
  if (missing) return errorPage('Error 400: invalid_request', `Missing required parameter: ${missing}`)
  if (query.get('response_type') !== 'code')
    return errorPage('Error 400: unsupported_response_type', 'Use code.')
  if (!URL.canParse(query.get('redirect_uri') ?? '')) {
    return errorPage('Error 400: redirect_uri_mismatch', 'The redirect URI is not an address.')
  }
  return consentPage({
    title: 'Sign in with Google',
    action: `${AUTHORIZE}/consent`,
    request: query,
    accounts: world
      .accounts()
      .filter(({ provider }) => provider === 'google')
      .map(({ email }) => email),
    chosen: query.get('login_hint'),
    scopes: (query.get('scope') ?? '').split(' ').filter(Boolean),
    mayUntick: true,
    allow: 'Continue',
    deny: 'Cancel',
  })
}

const IDENTITY = ['openid', 'email', 'profile']

function answered(call: Call, { context, authorizations, consents }: Parts): Answer {
  const { asked, account: email, scopes, allowed } = readConsent(call.body)
  const to = asked.get('redirect_uri') ?? ''
  const state = asked.get('state')
  const account = context.accounts.get(email)
  if (!allowed || !account) return redirect(to, { error: 'access_denied', state })
  const clientId = asked.get('client_id') ?? ''
  // Who one is cannot be left out.
  const asks = (asked.get('scope') ?? '').split(' ')
  const granted = asks.filter((scope) => IDENTITY.includes(scope) || scopes.includes(scope))
  const { isFirst, all } = consents.add(account, clientId, granted)
  const code = authorizations.add({
    account,
    clientId,
    redirectUri: to,
    scopes: asked.get('include_granted_scopes') === 'true' ? all : granted,
    challenge: asked.get('code_challenge'),
    challengeMethod: asked.get('code_challenge_method') ?? 'plain',
    nonce: asked.get('nonce'),
    // Only the first time, and whenever the person is asked again on purpose.
    wantsRefreshToken:
      asked.get('access_type') === 'offline' && (isFirst || (asked.get('prompt') ?? '').includes('consent')),
  })
  return redirect(to, { state, code, scope: granted.join(' ') })
}

/** https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke: everything the application had. */
function revoke(call: Call, { world }: Parts): Answer {
  const value = call.query.get('token') ?? text(call.body, 'token') ?? ''
  const { tokens } = world
  const account = tokens.access.get(value)?.account ?? tokens.refresh.get(value)?.account
  if (!account) {
    return { status: 400, body: { error: 'invalid_token', error_description: 'Token expired or revoked' } }
  }
  tokens.revokeAll(account)
  return ok({})
}

function tokenInfo({ query }: Call, { world, context }: Parts): Answer {
  const token = world.tokens.access.get(query.get('access_token') ?? '')
  const left = token ? Math.floor((token.expires - Date.parse(context.now())) / 1000) : 0
  if (!token || token.revoked || left <= 0) {
    return { status: 400, body: { error: 'invalid_token', error_description: 'Invalid Value' } }
  }
  return ok({ scope: [...token.scopes].join(' '), expires_in: `${left}`, email: token.account.email })
}
