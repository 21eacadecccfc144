import type { Grant } from '../../shared/grant.ts'
import { type GoogleSignIn, openGoogleClient } from './google-client.ts'
import { googleTokenError } from './google-token-error.ts'

/**
 * Asks Google for another access token. Google keeps the refresh token as it is, but may give another one.
 * @throws ProviderError, `auth` only when the grant is dead (RFC 6749, 5.2: invalid_grant).
 */
export async function refreshGoogle(signIn: GoogleSignIn, account: string, grant: Grant): Promise<Grant> {
  const client = await openGoogleClient(signIn)
  let refreshToken = grant.refreshToken
  // Afterwards the client shows the old one again, whatever Google answered.
  client.on('tokens', ({ refresh_token: given }) => {
    refreshToken = given ?? refreshToken
  })
  client.setCredentials({ refresh_token: grant.refreshToken })
  try {
    const { credentials } = await client.refreshAccessToken()
    return grantOf(credentials, { refreshToken, scopes: grant.scopes })
  } catch (error) {
    throw googleTokenError(error, account)
  }
}

/** `expiry_date` is in milliseconds since 1970: the client has made it from Google's seconds. */
export function grantOf(
  tokens: { access_token?: string | null; expiry_date?: number | null },
  kept: Pick<Grant, 'refreshToken' | 'scopes'>,
): Grant {
  const { access_token: accessToken, expiry_date: expiry } = tokens
  if (!accessToken) throw new Error('There is no access token in the answer.')
  return { ...kept, accessToken, expiresAt: expiry ? new Date(expiry).toISOString() : null }
}
