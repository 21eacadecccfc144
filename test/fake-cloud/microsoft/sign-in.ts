import { type Answer, type Call, ok, type Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { readConsent } from '../oauth/consent-form.ts'
import { consentPage, errorPage, redirect } from '../oauth/consent-page.ts'
import { TENANT } from '../oauth/id-token.ts'
import { exchange } from './token-endpoint.ts'

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export function signInRoutes(parts: Parts): Route[] {
  const open = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    provider: 'microsoft',
    method,
    path,
    scopes: 'public',
    handle,
  })
  return [
    open('GET', '/{tenant}/oauth2/v2.0/authorize', (call) => ask(call, parts)),
    open('POST', '/{tenant}/oauth2/v2.0/consent', (call) => answered(call, parts)),
    open('POST', '/{tenant}/oauth2/v2.0/token', (call) => exchange(call, parts)),
    open('GET', '/{tenant}/v2.0/.well-known/openid-configuration', openidConfiguration),
    open('GET', '/{tenant}/discovery/instance', discovery),
    open('GET', '/{tenant}/discovery/v2.0/keys', () => ok({ keys: [] })),
  ]
}

function ask({ query, params }: Call, { world }: Parts): Answer {
  const missing = ['client_id', 'redirect_uri', 'response_type', 'scope'].find((name) => !query.get(name))
  if (missing) {
    return errorPage(
      'Sign in',
      `AADSTS900144: The request body must contain the following parameter: '${missing}'.`,
    )
  }
  if (!URL.canParse(query.get('redirect_uri') ?? '')) {
    return errorPage('Sign in', 'AADSTS50011: The redirect URI specified in the request does not match.')
  }
  return consentPage({
    title: 'Permissions requested',
    action: `/${params.tenant}/oauth2/v2.0/consent`,
    request: query,
    accounts: world
      .accounts()
      .filter(({ provider }) => provider === 'microsoft')
      .map(({ email }) => email),
    chosen: query.get('login_hint'),
    scopes: (query.get('scope') ?? '').split(' ').filter(Boolean),
    mayUntick: false,
    allow: 'Accept',
    deny: 'Cancel',
  })
}

function answered(call: Call, { context, authorizations }: Parts): Answer {
  const { asked, account: email, scopes, allowed } = readConsent(call.body)
  const to = asked.get('redirect_uri') ?? ''
  const state = asked.get('state')
  const account = context.accounts.get(email)
  if (!allowed || !account) {
    const description = 'AADSTS65004: User declined to consent to access the app.'
    return redirect(to, { error: 'access_denied', error_description: description, state })
  }
  const code = authorizations.add({
    account,
    clientId: asked.get('client_id') ?? '',
    redirectUri: to,
    scopes,
    challenge: asked.get('code_challenge'),
    challengeMethod: asked.get('code_challenge_method') ?? 'plain',
    nonce: asked.get('nonce'),
    wantsRefreshToken: scopes.includes('offline_access'),
  })
  return redirect(to, { code, state, session_state: context.ids.guid() })
}

/** Behind something that speaks TLS, the addresses say so. */
const outside = ({ headers, origin }: Call): string =>
  headers['x-forwarded-proto'] === 'https' ? origin.replace('http:', 'https:') : origin

function openidConfiguration(call: Call): Answer {
  const base = `${outside(call)}/${call.params.tenant}`
  return ok({
    issuer: `${outside(call)}/${TENANT}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: new URL(base).host,
  })
}

function discovery(call: Call): Answer {
  const { host } = new URL(call.origin)
  return ok({
    tenant_discovery_endpoint: `${outside(call)}/${call.params.tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  })
}
