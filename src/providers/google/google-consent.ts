import type { Consent, ConsentAnswer, ConsentPort, ConsentQuestion } from '../../connect/consent-port.ts'
import type { Grant } from '../../shared/grant.ts'
import { readIdToken } from '../../shared/id-token.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { grantOf } from './google-auth.ts'
import { listGoogleCalendars } from './google-calendar-list.ts'
import { type GoogleSignIn, openGoogleClient } from './google-client.ts'
import { googlePermissions, identityScopes } from './google-permissions.ts'
import { googleTokenError } from './google-token-error.ts'

export interface GoogleConsentOptions extends GoogleSignIn {
  /** Where the Calendar API is; null is Google's own. */
  apiRoot: string | null
}

/** Signing in at Google (developers.google.com/identity/protocols/oauth2/native-app). */
export function createGoogleConsent(options: GoogleConsentOptions): ConsentPort {
  return {
    service: 'google',
    redirectHost: '127.0.0.1',
    permissions: googlePermissions,
    isGranted: ({ scope }, scopes) => scopes.includes(scope),
    questionUrl: (question) => questionUrl(options, question),
    redeem: (answer) => redeem(options, answer),
    listCalendars: ({ grant }) => listGoogleCalendars(grant.accessToken, options.apiRoot),
    revoke: (grant) => revoke(options, grant),
  }
}

async function questionUrl(options: GoogleConsentOptions, question: ConsentQuestion): Promise<string> {
  const { round, redirectUri, state, challenge, account } = question
  const client = await openGoogleClient(options)
  const scopes = googlePermissions(round).map(({ scope }) => scope)
  const url = client.generateAuthUrl({
    redirect_uri: redirectUri,
    scope: [...identityScopes, ...scopes],
    state,
    code_challenge: challenge,
    // Without both, no refresh token comes back when the user consented before.
    access_type: 'offline',
    prompt: account === null ? 'consent select_account' : 'consent',
    ...(account === null ? {} : { login_hint: account }),
  })
  return `${url}&code_challenge_method=S256`
}

async function redeem(options: GoogleConsentOptions, answer: ConsentAnswer): Promise<Consent> {
  const { code, verifier, redirectUri } = answer
  const client = await openGoogleClient(options)
  const request = { code, codeVerifier: verifier, redirect_uri: redirectUri }
  const { tokens } = await client.getToken(request).catch((error: unknown) => {
    throw codeRefused(error)
  })
  const who = readIdToken(tokens.id_token)
  if (!who) throw incomplete('does not say which account it is')
  if (!tokens.refresh_token) throw incomplete('allows no access beyond this hour')
  return {
    account: who.email,
    name: who.name,
    grant: grantOf(tokens, {
      refreshToken: tokens.refresh_token,
      scopes: (tokens.scope ?? '').split(/\s+/).filter(Boolean),
    }),
  }
}

/** A code that is refused is no account that has to be connected again: there is none yet. */
function codeRefused(error: unknown): ProviderError {
  const failure = googleTokenError(error, '')
  if (failure.kind !== 'auth') return failure
  const message =
    'Google did not accept the answer of your browser, perhaps because it took too long. Try again.'
  return new ProviderError('google', 'permanent', message, { cause: failure.cause })
}

function incomplete(what: string): ProviderError {
  const undo = 'Remove Afterword at https://myaccount.google.com/connections and try again.'
  return new ProviderError('google', 'permanent', `The answer of Google ${what}. ${undo}`)
}

async function revoke(options: GoogleConsentOptions, { refreshToken }: Grant): Promise<boolean> {
  const client = await openGoogleClient(options)
  try {
    await client.revokeToken(refreshToken)
  } catch (error) {
    const failure = googleTokenError(error, '')
    // A token that is no longer known needs no revoking (RFC 7009, 2.2).
    if (failure.kind !== 'auth' && failure.kind !== 'permanent') throw failure
  }
  return true
}
