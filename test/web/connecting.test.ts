import type { CheerioAPI } from 'cheerio'
import { afterEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { listConnections, restConnection } from '../../src/store/connections.ts'
import { listCredentials } from '../../src/store/credentials.ts'
import { listUsers, saveUser } from '../../src/store/users.ts'
import { calendarScopes, googleAt, startSignIn, stopSignIns } from '../support/connecting.ts'
import { lumenInterview } from '../support/ics-file.ts'
import { servePage, testPlace } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00Z'
const mailScope = 'openid https://www.googleapis.com/auth/gmail.compose'

afterEach(stopSignIns)

/** Alice before a Google that answers every code like this. */
async function atGoogle(tokens: Record<string, unknown> = {}, place = testPlace) {
  const config = stringify(googleAt(await startSignIn(tokens)))
  const served = await servePage([lumenInterview], monday, { config, place })
  const browser = await served.browse()
  const begin = (form: Record<string, string> = {}) =>
    browser.post('/settings/accounts', { service: 'google', mode: 'calendar', ...form })
  const kinds = async () =>
    (await listConnections(served.app.pipeline.db, served.user.id))
      .filter(({ kind }) => kind === 'google')
      .map(({ role }) => role)
  return { ...served, browser, begin, kinds }
}

/** Where a page sends the browser, and the address with which Google would have it come back. */
function wayOf($: CheerioAPI) {
  const url = new URL($('main a.button').attr('href') ?? '')
  const asked = url.searchParams
  const back = (query: Record<string, string>) => {
    const answer = new URLSearchParams({ state: asked.get('state') ?? '', ...query })
    return `${new URL(asked.get('redirect_uri') ?? '').pathname}?${answer}`
  }
  return { asked, back, url }
}

describe('connecting an account from the page', () => {
  it('says why, and leads to the consent with state and PKCE', async () => {
    const { begin } = await atGoogle()
    const { $, body } = await begin()
    expect($('main').text()).toContain('First your calendars, so that interviews are noticed.')
    const { asked } = wayOf($)
    expect(asked.get('redirect_uri')).toBe('http://127.0.0.1:7461/connect/google/answer')
    expect([asked.get('code_challenge_method'), asked.get('access_type')]).toEqual(['S256', 'offline'])
    expect(asked.get('state')?.length).toBeGreaterThan(40)
    expect(asked.get('code_challenge')?.length).toBe(43)
    expect(body).not.toContain('verifier')
  })

  it('comes back to the public address where there is one', async () => {
    const place = { ...testPlace, publicUrl: 'https://afterword.example/app' }
    const { begin } = await atGoogle({}, place)
    const { asked } = wayOf((await begin()).$)
    expect(asked.get('redirect_uri')).toBe('https://afterword.example/app/connect/google/answer')
  })

  it('keeps the calendars of the account, and says so', async () => {
    const { begin, browser, kinds } = await atGoogle()
    const { back } = wayOf((await begin()).$)
    const answer = await browser.send('GET', back({ code: 'c' }))
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      '/settings?said=account-connected#connections',
    ])
    expect(await kinds()).toEqual(['calendar'])
    expect((await browser.get('/settings')).body).toContain('Calendar: alice@mail.test')
  })

  it('asks for the mailbox afterwards, as its own consent of the same account', async () => {
    const { begin, browser, kinds } = await atGoogle({ scope: `${calendarScopes} ${mailScope}` })
    const first = wayOf((await begin({ mode: 'drafts' })).$)
    const page = await browser.get(first.back({ code: 'one' }))
    expect(page.$('main').text()).toContain('is connected: one calendar.')
    expect(page.$('main').text()).toContain('Now your mail, so that letters can be laid into your drafts.')
    const second = wayOf(page.$)
    expect(second.asked.get('login_hint')).toBe('Alice@mail.test')
    expect(second.asked.get('state')).not.toBe(first.asked.get('state'))
    await browser.get(second.back({ code: 'two' }))
    expect(await kinds()).toEqual(['calendar', 'mailbox', 'sender'])
  })

  it('takes an answer once', async () => {
    const { begin, browser } = await atGoogle()
    const { back } = wayOf((await begin()).$)
    const codes = await Promise.all(
      [1, 2].map(async () => (await browser.send('GET', back({ code: 'c' }))).statusCode),
    )
    expect(codes.toSorted()).toEqual([303, 400])
  })

  it('takes it from the browser that asked, and others who fetch it use nothing up', async () => {
    const { begin, browser, browse, server, kinds } = await atGoogle()
    const { back } = wayOf((await begin()).$)
    const scanner = await server.inject({ url: back({ code: 'c' }) })
    const other = await (await browse()).get(back({ code: 'c' }))
    const head = await server.inject({ method: 'HEAD', url: back({ code: 'c' }) })
    expect([scanner.statusCode, other.status, head.statusCode]).toEqual([401, 400, 401])
    expect(await kinds()).toEqual([])
    expect((await browser.send('GET', back({ code: 'c' }))).statusCode).toBe(303)
  })

  it('takes it under the name by which the page was opened', async () => {
    const { begin, server } = await atGoogle()
    const { back } = wayOf((await begin()).$)
    const url = back({ code: 'c' })
    const { statusCode, headers } = await server.inject({ url, headers: { host: 'localhost:7461' } })
    expect([statusCode, headers.location]).toEqual([
      303,
      expect.stringMatching(/^http:\/\/localhost\/connect\/google\/answer\?state=/),
    ])
  })

  it('does not wait for ever', async () => {
    const { begin, browser, moveTo, kinds } = await atGoogle()
    const { back } = wayOf((await begin()).$)
    moveTo('2026-03-02T09:10:01Z')
    expect((await browser.get(back({ code: 'c' }))).status).toBe(400)
    expect(await kinds()).toEqual([])
  })

  it.each([
    ['access_denied', 'You did not allow it at Google, so this was not connected.'],
    ['server_error', 'Google cannot sign you in just now.'],
  ])('says what %s means, as the command line does', async (error, sentence) => {
    const { begin, browser, kinds } = await atGoogle()
    const page = await browser.get(wayOf((await begin()).$).back({ error }))
    expect([page.status, page.$('main').text()]).toEqual([422, expect.stringContaining(sentence)])
    expect(await kinds()).toEqual([])
  })

  it.each([
    ['less than was asked for', { scope: 'openid' }, 'you did not allow Afterword to'],
    ['no refresh token', { refresh_token: undefined }, 'allows no access beyond this hour'],
  ])('keeps nothing of an answer with %s, and says so', async (_, tokens, sentence) => {
    const { begin, browser, app, user } = await atGoogle(tokens)
    const page = await browser.get(wayOf((await begin()).$).back({ code: 'c' }))
    expect([page.status, page.$('main').text()]).toEqual([422, expect.stringContaining(sentence)])
    expect(await listCredentials(app.pipeline.db, user.id)).toEqual([])
  })

  it('offers to connect again what was taken back, and asks for that alone', async () => {
    const { begin, browser, app, user } = await atGoogle()
    await browser.get(wayOf((await begin()).$).back({ code: 'c' }))
    const { db } = app.pipeline
    const connection = (await listConnections(db, user.id)).find(({ kind }) => kind === 'google')
    if (!connection) throw new Error('Nothing is connected.')
    const path = `/settings/connections/${connection.id}/reconnect`
    expect((await browser.get('/settings')).body).not.toContain(path)
    await restConnection(db, connection, {
      error: 'Google no longer lets Afterword in',
      notBefore: null,
      stoppedAt: monday,
    })
    expect((await browser.get('/settings')).$(`form[action="${path}"] button`).text()).toContain('Reconnect')
    const { asked, back } = wayOf((await browser.post(path, {})).$)
    expect(asked.get('login_hint')).toBe('alice@mail.test')
    expect(asked.get('scope')).not.toContain('gmail')
    await browser.get(back({ code: 'again' }))
    const [renewed] = (await listConnections(db, user.id)).filter(({ kind }) => kind === 'google')
    expect([renewed?.id, renewed?.stoppedAt]).toEqual([connection.id, null])
  })

  it('makes whoever looks at the sample a user of their own, signed in', async () => {
    const { app, browse, page, server } = await atGoogle()
    const { db } = app.pipeline
    await db.deleteFrom('users').execute()
    const sample = await saveUser(
      db,
      { email: 'sam@sample.example', timeZone: 'Europe/Berlin' },
      monday,
      true,
    )
    const browser = await browse(sample)
    const { $ } = await browser.post('/settings/accounts', { service: 'google', mode: 'calendar' })
    await browser.send('GET', wayOf($).back({ code: 'c' }))
    expect((await listUsers(db)).map(({ email, timeZone }) => [email, timeZone])).toEqual([
      ['alice@mail.test', 'Europe/Berlin'],
    ])
    expect((await browser.get('/settings')).body).toContain('alice@mail.test')
    await page.work.settled()
    await server.close()
  })
})
