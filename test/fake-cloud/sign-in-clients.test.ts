import { PublicClientApplication } from '@azure/msal-node'
import { auth } from 'googleapis/build/src/apis/calendar/index.js'
import { expect, it } from 'vitest'
import { consent } from './index.ts'
import { start } from './test-clients.ts'

const REDIRECT = 'http://127.0.0.1:9/callback'

it("Google's own client signs in, and refreshes", async () => {
  await using it = await start()
  it.cloud.world.account('kim@example.org', { provider: 'google' })
  const { url } = it.cloud.google
  const client = new auth.OAuth2({
    clientId: 'app',
    clientSecret: 'secret',
    redirectUri: REDIRECT,
    endpoints: { oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`, oauth2TokenUrl: `${url}/token` },
  })
  const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync()
  const scope = ['openid', 'https://www.googleapis.com/auth/calendar.readonly']
  const page = client.generateAuthUrl({
    access_type: 'offline',
    scope,
    state: 's',
    code_challenge: codeChallenge ?? '',
    // The enumeration of the library exists at runtime only in its own file.
    code_challenge_method: 'S256' as never,
  })
  const back = await consent(page)
  const { tokens } = await client.getToken({ code: back.searchParams.get('code') ?? '', codeVerifier })
  expect(tokens).toMatchObject({ scope: scope.join(' '), refresh_token: expect.any(String) })
  client.setCredentials({ refresh_token: tokens.refresh_token ?? '' })
  const { credentials } = await client.refreshAccessToken()
  expect(credentials.access_token).not.toBe(tokens.access_token)
})

it("Microsoft's own client signs in, knows who it is, and gets another refresh token each time", async () => {
  await using it = await start()
  const kim = it.cloud.world.account('kim@example.org', { provider: 'microsoft', name: 'Kim' })
  const place = `${it.cloud.microsoft.url}/common`
  const client = new PublicClientApplication({
    auth: {
      clientId: 'app',
      // The client wants an address with https here, and takes the endpoints from the description below.
      authority: place.replace('http:', 'https:'),
      knownAuthorities: [new URL(place).host],
      authorityMetadata: JSON.stringify({
        issuer: `${place}/v2.0`,
        authorization_endpoint: `${place}/oauth2/v2.0/authorize`,
        token_endpoint: `${place}/oauth2/v2.0/token`,
        jwks_uri: `${place}/discovery/v2.0/keys`,
      }),
    },
  })
  const asked = { scopes: ['Calendars.Read'], redirectUri: REDIRECT }
  const page = await client.getAuthCodeUrl({
    ...asked,
    codeChallenge: 'a-verifier',
    codeChallengeMethod: 'plain',
  })
  const back = await consent(page)
  const code = back.searchParams.get('code') ?? ''
  const result = await client.acquireTokenByCode({ ...asked, code, codeVerifier: 'a-verifier' })
  expect(result.account).toMatchObject({ username: 'kim@example.org', name: 'Kim' })
  expect(result.scopes).toContain('Calendars.Read')
  const refreshToken = kim.refreshToken()
  const again = await client.acquireTokenByRefreshToken({ scopes: ['Calendars.Read'], refreshToken })
  expect(again?.accessToken).not.toBe(result.accessToken)
  kim.revoke()
  const refused = client.acquireTokenByRefreshToken({ scopes: ['Calendars.Read'], refreshToken })
  await expect(refused).rejects.toThrow(/AADSTS50173/)
})
