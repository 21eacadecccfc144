import type { AuthenticationResult } from '@azure/msal-node'
import type { Grant } from '../../shared/grant.ts'
import { type MicrosoftSignIn, openMicrosoftClient, refreshTokenOf } from './microsoft-client.ts'
import { microsoftTokenError } from './microsoft-token-error.ts'

/**
 * Asks Microsoft for another access token for what was granted. Each use brings another refresh token, which takes the
 * place of the one before (learn.microsoft.com/entra/identity-platform/refresh-tokens).
 * @throws ProviderError, `auth` only when the grant is dead.
 */
export async function refreshMicrosoft(
  signIn: MicrosoftSignIn,
  account: string,
  grant: Grant,
): Promise<Grant> {
  try {
    const client = await openMicrosoftClient(signIn)
    // forceCache: without an account in its cache, MSAL would not keep the new refresh token for us to find.
    const { refreshToken, scopes } = grant
    const result = await client.acquireTokenByRefreshToken({ refreshToken, scopes, forceCache: true })
    return grantOf(result, { refreshToken: refreshTokenOf(client) ?? refreshToken, scopes })
  } catch (error) {
    throw microsoftTokenError(error, account)
  }
}

export function grantOf(
  result: Pick<AuthenticationResult, 'accessToken' | 'expiresOn'> | null,
  kept: Pick<Grant, 'refreshToken' | 'scopes'>,
): Grant {
  if (!result?.accessToken) throw new Error('There is no access token in the answer.')
  return {
    ...kept,
    accessToken: result.accessToken,
    expiresAt: result.expiresOn?.toISOString() ?? null,
  }
}
