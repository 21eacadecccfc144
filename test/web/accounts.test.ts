import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { listUsers, saveUser } from '../../src/store/users.ts'
import { issueKey } from '../../src/web/page-keys.ts'
import { pageLink } from '../../src/web/page-link.ts'
import { people, signInAt, startIdentityService } from '../support/identity-service.ts'
import { servePage, testPlace } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00Z'
const place = { ...testPlace, publicUrl: 'https://afterword.example/' }
const host = 'afterword.example'
const answers = ['google', 'microsoft'].map((each) => `${place.publicUrl}sign-in/answer/${each}`)

type Service = Awaited<ReturnType<typeof startIdentityService>>
let service: Service
beforeAll(async () => {
  service = await startIdentityService(answers)
}, 60_000)
afterAll(() => service.stop())

/** An installation that many share, and browsers before it. */
async function shared(at: Service = service, kind: 'google' | 'microsoft' = 'google') {
  const config = stringify({
    web: { publicUrl: place.publicUrl, signIn: 'accounts' },
    [kind]: at.registration,
  })
  const served = await servePage([], monday, { place, config })
  const { server } = served
  await served.app.pipeline.db.deleteFrom('users').execute()
  const open = () => {
    const cookies = new Map<string, string>()
    const send = async (url: string) => {
      const answer = await server.inject({ url, headers: { host }, cookies: Object.fromEntries(cookies) })
      for (const { name, value } of answer.cookies) cookies.set(name, value)
      return answer
    }
    /** The provider's address as this browser is sent there, perhaps changed on the way. */
    const leave = async (change: (asked: URLSearchParams) => void = () => {}) => {
      const url = new URL(String((await send(`/sign-in/with/${kind}?zone=Europe/Rome`)).headers.location))
      change(url.searchParams)
      return url.href
    }
    const comeBack = (url: URL) => send(url.pathname + url.search)
    const signIn = async (login: string) => comeBack(await signInAt(at.issuer, await leave(), login))
    return { cookies, send, leave, comeBack, signIn }
  }
  const users = () => listUsers(served.app.pipeline.db)
  return { ...served, open, users }
}

describe('signing in with an account', () => {
  it('makes the user when they come for the first time, and finds them afterwards', async () => {
    const { open, users } = await shared()
    const { statusCode, headers } = await open().signIn('alice')
    expect([statusCode, headers.location]).toEqual([303, '/'])
    const [alice] = await users()
    expect(alice).toMatchObject({ email: 'alice@gmail.com', name: 'Alice Archer', timeZone: 'Europe/Rome' })
    const second = open()
    await second.signIn('alice')
    expect((await users()).map(({ id }) => id)).toEqual([alice?.id])
    expect((await second.send('/settings')).body).toContain('alice@gmail.com')
  })

  it('keeps two people apart who sign in one after the other in one browser', async () => {
    const { open, users } = await shared()
    const browser = open()
    await browser.signIn('alice')
    const before = new Map(browser.cookies)
    await browser.signIn('bea')
    const { body } = await browser.send('/settings')
    expect([body.includes('bea@example.org'), body.includes('alice@')]).toEqual([true, false])
    expect((await users()).length).toBe(2)
    for (const [name, value] of before) browser.cookies.set(name, value)
    expect((await browser.send('/settings')).statusCode).toBe(401)
  })

  it('gives a cookie bound to https and to the host, and drops the mark of the way', async () => {
    const { open } = await shared()
    const browser = open()
    const { cookies } = await browser.signIn('alice')
    const session = cookies.find(({ name }) => name === '__Host-afterword')
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', maxAge: 7 * 24 * 60 * 60 })
    expect(cookies.find(({ name }) => name === '__Host-afterword-signing-in')?.value).toBe('')
  })

  it('ends after a week', async () => {
    const { open, moveTo } = await shared()
    const browser = open()
    await browser.signIn('alice')
    moveTo('2026-03-09T08:59:00Z')
    expect((await browser.send('/')).statusCode).toBe(200)
    moveTo('2026-03-09T09:00:01Z')
    expect((await browser.send('/')).statusCode).toBe(401)
  })

  it.each([
    ['another state', (asked: URLSearchParams) => asked.set('state', 'x'.repeat(43)), 400],
    ['another nonce', (asked: URLSearchParams) => asked.set('nonce', 'x'.repeat(43)), 422],
    ['another PKCE challenge', (asked: URLSearchParams) => asked.set('code_challenge', 'x'.repeat(43)), 422],
  ])('refuses %s than it asked with', async (_, change, status) => {
    const { open, users } = await shared()
    const browser = open()
    const back = await signInAt(service.issuer, await browser.leave(change), 'alice')
    const { statusCode, cookies } = await browser.comeBack(back)
    expect([statusCode, cookies, await users()]).toEqual([status, [], []])
  })

  it('refuses an answer that names another issuer', async () => {
    const { open, users } = await shared()
    const browser = open()
    const back = await signInAt(service.issuer, await browser.leave(), 'alice')
    expect(back.searchParams.get('iss')).toBe(service.issuer)
    back.searchParams.set('iss', 'https://accounts.example')
    expect((await browser.comeBack(back)).statusCode).toBe(422)
    expect(await users()).toEqual([])
  })

  it('refuses a provider that is another one than it says', async () => {
    const elsewhere = service.issuer.replace('127.0.0.1', 'localhost')
    const { open } = await shared({
      ...service,
      registration: { ...service.registration, issuer: elsewhere },
    })
    const { statusCode, body } = await open().send('/sign-in/with/google')
    expect([statusCode, body]).toEqual([422, expect.stringContaining('could not be confirmed')])
  })

  it('takes an answer once, and a code that was used before never', async () => {
    const { open } = await shared()
    const browser = open()
    const back = await signInAt(service.issuer, await browser.leave(), 'alice')
    const mark = browser.cookies.get('__Host-afterword-signing-in') ?? ''
    expect((await browser.comeBack(back)).statusCode).toBe(303)
    browser.cookies.set('__Host-afterword-signing-in', mark)
    expect((await browser.comeBack(back)).statusCode).toBe(400)

    const other = open()
    const own = await signInAt(service.issuer, await other.leave(), 'bea')
    own.searchParams.set('code', back.searchParams.get('code') ?? '')
    expect((await other.comeBack(own)).statusCode).toBe(422)
  })

  it('signs nobody in with an answer that another browser began', async () => {
    const { open } = await shared()
    const [mallory, victim] = [open(), open()]
    const back = await signInAt(service.issuer, await mallory.leave(), 'alice')
    await victim.leave()
    const { statusCode, cookies } = await victim.comeBack(back)
    expect([statusCode, cookies]).toEqual([400, []])
    expect((await mallory.comeBack(back)).statusCode).toBe(303)
  })

  it('says so when somebody turns round', async () => {
    const { open, faults } = await shared()
    const browser = open()
    const state = new URL(await browser.leave()).searchParams.get('state')
    const query = new URLSearchParams({ error: 'access_denied', state: state ?? '', iss: service.issuer })
    const { statusCode, body } = await browser.send(`/sign-in/answer/google?${query}`)
    expect([statusCode, body]).toEqual([422, expect.stringContaining('You did not sign in at Google.')])
    expect(faults).toEqual([])
  })
})

describe('who somebody is', () => {
  it('is not an address that Google has not verified', async () => {
    const { open, users } = await shared()
    const { statusCode, body } = await open().signIn('carl')
    expect([statusCode, body]).toEqual([422, expect.stringContaining('Google has not verified')])
    expect(await users()).toEqual([])
  })

  it('is whoever was a user here before, where Google gives out the address itself', async () => {
    const { open, users, app } = await shared()
    const { db } = app.pipeline
    for (const email of ['alice@gmail.com', 'bea@example.org'])
      await saveUser(db, { email, timeZone: 'UTC' }, monday)
    await open().signIn('alice')
    expect((await users()).length).toBe(2)
    await open().signIn('bea')
    expect((await users()).map(({ email }) => email).toSorted()).toEqual([
      'alice@gmail.com',
      'bea@example.org',
      'bea@example.org',
    ])
  })

  it('is at Microsoft an object of a tenant, whatever its addresses say', async () => {
    const of = (sub: string, oid: string, tid: string) => ({
      sub,
      oid,
      tid,
      email: people.alice?.email,
      email_verified: true,
      preferred_username: 'Alice@gmail.com',
    })
    const at = await startIdentityService(answers, {
      one: of('one', 'object', 'tenant'),
      same: of('same', 'object', 'tenant'),
      other: of('other', 'object', 'another-tenant'),
    })
    const { open, users, app } = await shared(at, 'microsoft')
    await saveUser(app.pipeline.db, { email: 'alice@gmail.com', timeZone: 'UTC' }, monday)
    for (const login of ['one', 'same', 'other']) expect((await open().signIn(login)).statusCode).toBe(303)
    expect((await users()).length).toBe(3)
    at.stop()
  })
})

describe('where people sign in with accounts', () => {
  it('no link signs anybody in', async () => {
    const { app, open, server, users } = await shared()
    const browser = open()
    await browser.signIn('alice')
    const [alice] = await users()
    const userId = alice?.id ?? ''
    const secret = await issueKey(app.pipeline, userId, 'sign-in', 60)
    const link = pageLink(place, { userId, path: '/pipeline', until: '2026-03-10' }, app.pipeline.key)
    for (const url of [`/sign-in/${secret}`, new URL(link).pathname])
      for (const method of ['GET', 'POST'] as const) {
        const { statusCode, cookies } = await server.inject({ method, url, headers: { host } })
        expect([statusCode, cookies]).toEqual([401, []])
      }
    expect((await browser.send(new URL(link).pathname)).headers.location).toBe('/pipeline')
    expect((await open().send('/')).body).toContain('Sign in with Google')
  })

  it('strangers behind one proxy do not use up each other’s tries', async () => {
    const { server } = await shared()
    const from = async (address: string) =>
      (await server.inject({ url: '/sign-in/answer/google', headers: { host, 'x-forwarded-for': address } }))
        .statusCode
    for (let count = 0; count < 30; count += 1) await from('192.0.2.1')
    expect([await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([429, 400])
  })
})
