import type { AuthPlus } from 'googleapis/build/src/apis/oauth2/index.js'

/** Google's OAuth client. */
export type GoogleClient = InstanceType<AuthPlus['OAuth2']>

export interface GoogleSignIn {
  clientId: string
  /** Google gives one to desktop applications too, and does not treat it as secret there; null sends none. */
  clientSecret: string | null
  authUrl: string
  tokenUrl: string
  revokeUrl: string
}

/** How long Google may take for one answer, in milliseconds. */
const timeout = 30_000

/** One more try after a server error or no answer; whoever asks comes again anyway. Not after 429: that asks for peace. */
const retryConfig = { retry: 1, noResponseRetries: 1, statusCodesToRetry: [[500, 599]] }

export async function openGoogleClient({
  clientId,
  clientSecret,
  authUrl,
  tokenUrl,
  revokeUrl,
}: GoogleSignIn): Promise<GoogleClient> {
  // Loaded when first needed: most commands need no Google.
  const { auth } = await import('googleapis/build/src/apis/oauth2/index.js')
  return new auth.OAuth2({
    clientId,
    ...(clientSecret === null ? {} : { clientSecret }),
    endpoints: { oauth2AuthBaseUrl: authUrl, oauth2TokenUrl: tokenUrl, oauth2RevokeUrl: revokeUrl },
    transporterOptions: { timeout, retryConfig },
  })
}
