import type { Consent, ConsentAnswer, ConsentPort, ConsentQuestion } from '../../connect/consent-port.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { graphGet, graphPages } from './graph-get.ts'
import { calendarShape, profileShape } from './graph-shapes.ts'
import { grantOf } from './microsoft-auth.ts'
import { type MicrosoftSignIn, openMicrosoftClient, refreshTokenOf } from './microsoft-client.ts'
import { isGrantedByMicrosoft, microsoftPermissions } from './microsoft-permissions.ts'
import { microsoftTokenError } from './microsoft-token-error.ts'

export interface MicrosoftConsentOptions extends MicrosoftSignIn {
  /** Microsoft Graph with its version, such as https://graph.microsoft.com/v1.0 */
  graphRoot: string
}

/** Signing in at Microsoft (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow). */
export function createMicrosoftConsent(options: MicrosoftConsentOptions): ConsentPort {
  return {
    service: 'microsoft',
    // The only one whose port need not be registered without editing the manifest.
    redirectHost: 'localhost',
    permissions: microsoftPermissions,
    isGranted: isGrantedByMicrosoft,
    questionUrl: (question) => questionUrl(options, question),
    redeem: (answer) => redeem(options, answer),
    listCalendars: async ({ grant }) =>
      (await graphPages(`${options.graphRoot}/me/calendars`, grant.accessToken, calendarShape)).map(
        ({ id, name }) => ({ id, name: name ?? id }),
      ),
    // Graph can only end all of a user's sessions everywhere, which nobody asked for.
    revoke: async () => false,
  }
}

async function questionUrl(options: MicrosoftConsentOptions, question: ConsentQuestion): Promise<string> {
  const { round, redirectUri, state, challenge, account } = question
  const client = await openMicrosoftClient(options)
  return client.getAuthCodeUrl({
    scopes: scopesOf(round),
    redirectUri,
    state,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    // MSAL asks for offline_access, openid and profile by itself.
    prompt: 'select_account',
    ...(account === null ? {} : { loginHint: account }),
  })
}

async function redeem(options: MicrosoftConsentOptions, answer: ConsentAnswer): Promise<Consent> {
  const { round, code, verifier, redirectUri } = answer
  const client = await openMicrosoftClient(options)
  const request = { code, codeVerifier: verifier, redirectUri, scopes: scopesOf(round) }
  const result = await client.acquireTokenByCode(request).catch((error: unknown) => {
    throw codeRefused(error)
  })
  const refreshToken = refreshTokenOf(client)
  if (refreshToken === null)
    throw new ProviderError(
      'microsoft',
      'permanent',
      'The answer of Microsoft allows no access beyond this hour. Try again, and leave “maintain access” ticked.',
    )
  const grant = grantOf(result, { refreshToken, scopes: result.scopes })
  const profile = await graphGet(`${options.graphRoot}/me`, grant.accessToken, profileShape)
  const account = profile.mail ?? profile.userPrincipalName
  return { account, name: profile.displayName ?? null, grant }
}

function scopesOf(round: ConsentAnswer['round']): string[] {
  return microsoftPermissions(round).map(({ scope }) => scope)
}

/** A code that is refused is no account that has to be connected again: there is none yet. */
function codeRefused(error: unknown): ProviderError {
  const failure = microsoftTokenError(error, '')
  if (failure.kind !== 'auth') return failure
  const message =
    'Microsoft did not accept the answer of your browser, perhaps because it took too long. Try again.'
  return new ProviderError('microsoft', 'permanent', message, { cause: failure.cause })
}
