import type {
  Configuration,
  IConfidentialClientApplication,
  IPublicClientApplication,
} from '@azure/msal-node'
import { createTokenNetwork } from './token-network.ts'

/** Microsoft's client, of either kind. */
export type MicrosoftClient = IPublicClientApplication | IConfidentialClientApplication

export interface MicrosoftSignIn {
  clientId: string
  /** Only for an application registered as a web application; null for one on the user's own machine. */
  clientSecret: string | null
  /** `common`, `organizations`, `consumers`, or the identifier of one organisation. */
  tenant: string
  /** Root of the cloud's sign-in, such as https://login.microsoftonline.com or https://login.microsoftonline.us. */
  authority: string
  /** Where its pages and tokens are, if not below the authority; null for the usual places. */
  authUrl: string | null
  tokenUrl: string | null
}

/**
 * Microsoft's client (MSAL), with an empty cache of its own: what it learns is kept in the store, sealed, and not in
 * a cache that somebody else writes.
 */
export async function openMicrosoftClient(signIn: MicrosoftSignIn): Promise<MicrosoftClient> {
  // Loaded when first needed: most commands need no Microsoft.
  const { ConfidentialClientApplication, PublicClientApplication } = await import('@azure/msal-node')
  const configuration = configurationOf(signIn)
  if (signIn.clientSecret === null) return new PublicClientApplication(configuration)
  const auth = { ...configuration.auth, clientSecret: signIn.clientSecret }
  return new ConfidentialClientApplication({ ...configuration, auth })
}

function configurationOf({ clientId, tenant, authority, authUrl, tokenUrl }: MicrosoftSignIn): Configuration {
  const root = authority.replace(/\/+$/, '')
  const place = `${root}/${tenant}`
  const metadata = {
    issuer: `${place}/v2.0`,
    authorization_endpoint: authUrl ?? `${place}/oauth2/v2.0/authorize`,
    token_endpoint: tokenUrl ?? `${place}/oauth2/v2.0/token`,
    jwks_uri: `${place}/discovery/v2.0/keys`,
  }
  return {
    auth: {
      clientId,
      authority: place,
      knownAuthorities: [new URL(root).host],
      // Said here, so that no request is needed to ask for it.
      authorityMetadata: JSON.stringify(metadata),
    },
    system: { networkClient: createTokenNetwork() },
  }
}

/** The refresh token in the client's cache: MSAL shows it nowhere else. Null when none came. */
export function refreshTokenOf(client: MicrosoftClient): string | null {
  const cache = JSON.parse(client.getTokenCache().serialize()) as {
    RefreshToken?: Record<string, { secret?: string }>
  }
  return Object.values(cache.RefreshToken ?? {})[0]?.secret ?? null
}
