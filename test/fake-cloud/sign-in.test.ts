import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { consent } from './index.ts'
import { googleClients, start } from './test-clients.ts'

const VERIFIER = 'a-verifier-that-is-long-enough-to-be-taken-seriously'
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const REDIRECT = 'http://127.0.0.1:9/callback'
const CALENDAR = 'https://www.googleapis.com/auth/calendar.readonly'
const DRAFTS = 'https://www.googleapis.com/auth/gmail.compose'

const ASKED = {
  client_id: 'app',
  redirect_uri: REDIRECT,
  response_type: 'code',
  state: 'xyz',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
}

async function candidate(provider: 'google' | 'microsoft') {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', { provider })
  const { url } = started.cloud[provider]
  const [page, token] =
    provider === 'google'
      ? [`${url}/o/oauth2/v2/auth`, `${url}/token`]
      : [`${url}/common/oauth2/v2.0/authorize`, `${url}/common/oauth2/v2.0/token`]
  return {
    ...started,
    account,
    page: (more: Record<string, string>) => `${page}?${new URLSearchParams({ ...ASKED, ...more })}`,
    token: async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ client_id: 'app', ...fields })
      return (await fetch(token, { method: 'POST', body })).json() as Promise<Record<string, string>>
    },
  }
}

const redeem = (code: string | null, more = {}) => ({
  grant_type: 'authorization_code',
  code: code ?? '',
  redirect_uri: REDIRECT,
  code_verifier: VERIFIER,
  ...more,
})

describe('signing in at Google', () => {
  it('gives what the person ticked, and says so', async () => {
    await using it = await candidate('google')
    const scope = `openid ${CALENDAR} ${DRAFTS}`
    const back = await consent(it.page({ scope, access_type: 'offline' }), { without: ['gmail'] })
    expect(back.searchParams.get('state')).toBe('xyz')
    const tokens = await it.token(redeem(back.searchParams.get('code')))
    expect(tokens).toMatchObject({ scope: `openid ${CALENDAR}`, refresh_token: expect.any(String) })
    const { calendar } = googleClients(it.cloud, it.account, tokens.access_token)
    expect((await calendar.calendarList.list()).data.items).toHaveLength(1)
  })

  it('gives a refresh token the first time only, unless the person is asked again', async () => {
    await using it = await candidate('google')
    const again = async (more: Record<string, string>) => {
      const back = await consent(it.page({ scope: CALENDAR, ...more }))
      return (await it.token(redeem(back.searchParams.get('code')))).refresh_token
    }
    expect(await again({})).toBeUndefined()
    expect(await again({ access_type: 'offline' })).toBeUndefined()
    expect(await again({ access_type: 'offline', prompt: 'consent' })).toEqual(expect.any(String))
  })

  it('refuses a wrong verifier, a code used twice, and a person who said no', async () => {
    await using it = await candidate('google')
    const code = async () => (await consent(it.page({ scope: CALENDAR }))).searchParams.get('code')
    expect(await it.token(redeem(await code(), { code_verifier: 'another' }))).toMatchObject({
      error: 'invalid_grant',
    })
    const used = await code()
    expect(await it.token(redeem(used))).toHaveProperty('access_token')
    expect(await it.token(redeem(used))).toMatchObject({ error: 'invalid_grant' })
    const no = await consent(it.page({ scope: CALENDAR }), { deny: true })
    expect(no.searchParams.get('error')).toBe('access_denied')
  })

  it('goes on until the person takes it back', async () => {
    await using it = await candidate('google')
    const refresh = { grant_type: 'refresh_token', refresh_token: it.account.refreshToken() }
    expect(await it.token(refresh)).toHaveProperty('access_token')
    expect(await it.token(refresh)).not.toHaveProperty('refresh_token')
    it.account.revoke()
    expect(await it.token(refresh)).toEqual({
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    })
  })

  it('ends with a call to revoke', async () => {
    await using it = await candidate('google')
    const token = it.account.refreshToken()
    await fetch(`${it.cloud.google.url}/revoke?token=${encodeURIComponent(token)}`, { method: 'POST' })
    expect(await it.token({ grant_type: 'refresh_token', refresh_token: token })).toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('looks at the secret of an application that was registered with one', async () => {
    await using it = await candidate('google')
    it.cloud.world.registerClient('app', 'secret')
    const refresh = { grant_type: 'refresh_token', refresh_token: it.account.refreshToken() }
    expect(await it.token(refresh)).toMatchObject({ error: 'invalid_client' })
    expect(await it.token({ ...refresh, client_secret: 'secret' })).toHaveProperty('access_token')
  })
})

describe('signing in at Microsoft', () => {
  const SCOPE = 'openid offline_access Calendars.Read'

  it('gives tokens for a code, with PKCE', async () => {
    await using it = await candidate('microsoft')
    const back = await consent(it.page({ scope: SCOPE }))
    const tokens = await it.token(redeem(back.searchParams.get('code')))
    expect(tokens).toMatchObject({ scope: 'openid Calendars.Read', refresh_token: expect.any(String) })
    const wrong = await consent(it.page({ scope: SCOPE }))
    const refused = await it.token(redeem(wrong.searchParams.get('code'), { code_verifier: 'another' }))
    expect(refused.error_description).toContain('AADSTS501481')
  })

  it('replaces a refresh token at each use, and after a while refuses the old one', async () => {
    await using it = await candidate('microsoft')
    const old = { grant_type: 'refresh_token', refresh_token: it.account.refreshToken() }
    const first = await it.token(old)
    expect(first.refresh_token).not.toBe(old.refresh_token)
    expect(await it.token(old)).toHaveProperty('access_token')
    it.cloud.world.refreshTokenGrace(0)
    expect(await it.token(old)).toMatchObject({ error: 'invalid_grant' })
    expect(await it.token({ ...old, refresh_token: first.refresh_token ?? '' })).toHaveProperty(
      'access_token',
    )
  })

  it('says AADSTS50173 when what was allowed was taken back', async () => {
    await using it = await candidate('microsoft')
    const refresh = { grant_type: 'refresh_token', refresh_token: it.account.refreshToken() }
    it.account.revoke()
    expect(await it.token(refresh)).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
  })

  it('tells where its endpoints are', async () => {
    await using it = await candidate('microsoft')
    const { url } = it.cloud.microsoft
    const told = await (await fetch(`${url}/common/v2.0/.well-known/openid-configuration`)).json()
    expect(told).toMatchObject({ token_endpoint: `${url}/common/oauth2/v2.0/token` })
  })
})
