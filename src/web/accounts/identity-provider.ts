import * as oidc from 'openid-client'
import type { SignedInPerson } from '../../actions/sign-in.ts'
import { type AccountService, serviceNames } from '../../shared/must-connect-again.ts'
import { ToldError } from '../../shared/told-error.ts'
import { signedInPerson } from './signed-in-person.ts'

/** This installation as a provider of accounts knows it. */
export interface Registration {
  service: AccountService
  issuer: string
  clientId: string
  clientSecret: string | null
}

/** A browser that is away to sign in, with what only its answer can match. */
export interface SignInTrip {
  redirectUri: string
  state: string
  nonce: string
  verifier: string
}

export interface IdentityProvider {
  service: AccountService
  begin(redirectUri: string): Promise<{ trip: SignInTrip; url: string }>
  /** Who came back. Throws a ToldError when that is not certain. */
  identify(trip: SignInTrip, query: string): Promise<SignedInPerson>
}

/**
 * Signing in by OpenID Connect: authorization code with PKCE, state and nonce. The library fetches the provider's
 * description and keys, and checks what comes back.
 */
export function createIdentityProvider(
  registration: Registration,
  tell: (error: unknown) => void,
): IdentityProvider {
  const { service } = registration
  let found: Promise<oidc.Configuration> | undefined
  const configuration = () =>
    (found ??= discover(registration).catch((error: unknown) => {
      found = undefined
      throw error
    }))
  return {
    service,
    begin: (redirectUri) =>
      configuration()
        .then((known) => begin(known, redirectUri))
        .catch(refused(service, tell)),
    async identify(trip, query) {
      const claims = await configuration()
        .then((known) => claimsOf(known, trip, query))
        .catch(refused(service, tell))
      return signedInPerson(service, claims)
    },
  }
}

function discover({ issuer, clientId, clientSecret }: Registration): Promise<oidc.Configuration> {
  const server = new URL(issuer)
  const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret)
  // Settings allow http within this machine only.
  const execute = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  return oidc.discovery(server, clientId, undefined, authentication, { execute })
}

async function begin(
  known: oidc.Configuration,
  redirectUri: string,
): Promise<{ trip: SignInTrip; url: string }> {
  const trip = {
    redirectUri,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const url = oidc.buildAuthorizationUrl(known, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  })
  return { trip, url: url.href }
}

async function claimsOf(
  known: oidc.Configuration,
  { redirectUri, state, nonce, verifier }: SignInTrip,
  query: string,
): Promise<oidc.IDToken | undefined> {
  const checks = {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  }
  const tokens = await oidc.authorizationCodeGrant(known, new URL(`${redirectUri}?${query}`), checks)
  return tokens.claims()
}

/** A sentence for the user; for whoever runs this the code of the fault, and nothing of what was sent. */
function refused(service: AccountService, tell: (error: unknown) => void): (error: unknown) => never {
  const name = serviceNames[service]
  return (error) => {
    if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
      throw new ToldError(`You did not sign in at ${name}. You can try again at any time.`)
    const { code, error: said } = error as { code?: unknown; error?: unknown }
    tell(
      new Error(
        `Signing in at ${name} failed: ${[code, said].filter((each) => typeof each === 'string').join(', ')}`,
      ),
    )
    throw new ToldError(
      `The sign-in at ${name} could not be confirmed, so you were not signed in. Try again.`,
    )
  }
}
