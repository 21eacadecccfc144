import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/web/page-keys.ts'
import { pageLink } from '../../src/web/page-link.ts'
import { lumenInterview } from '../support/ics-file.ts'
import { servePage, testPlace } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00Z'

async function withLink(minutes = 60) {
  const served = await servePage([lumenInterview], monday)
  const path = `/sign-in/${await issueKey(served.app.pipeline, served.user.id, 'sign-in', minutes)}`
  return { ...served, path }
}

describe('the link that signs in', () => {
  it('is not used up by looking at it, as mail scanners and chat programs do', async () => {
    const { server, path } = await withLink()
    for (const method of ['GET', 'HEAD'] as const) await server.inject({ method, url: path })
    const { statusCode, headers } = await server.inject({ method: 'POST', url: path })
    expect([statusCode, headers.location]).toEqual([303, '/'])
  })

  it('works once', async () => {
    const { server, path } = await withLink()
    await server.inject({ method: 'POST', url: path })
    const again = await server.inject({ method: 'POST', url: path })
    expect(again.statusCode).toBe(403)
    expect(again.cookies).toEqual([])
  })

  it('works once, also when two try at the same moment', async () => {
    const { server, path } = await withLink()
    const codes = await Promise.all(
      [1, 2, 3].map(async () => (await server.inject({ method: 'POST', url: path })).statusCode),
    )
    expect(codes.toSorted()).toEqual([303, 403, 403])
  })

  it('ends after its time', async () => {
    const { server, path, moveTo } = await withLink(60)
    moveTo('2026-03-02T10:00:01Z')
    expect((await server.inject({ method: 'POST', url: path })).statusCode).toBe(403)
  })

  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { server, path } = await withLink()
    const { cookies } = await server.inject({ method: 'POST', url: path })
    expect(cookies[0]).toMatchObject({ name: 'afterword-7461', httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  it('gives a cookie bound to https and to the host where the page is public', async () => {
    const place = { ...testPlace, publicUrl: 'https://afterword.example/' }
    const { server, app, user } = await servePage([], monday, { place })
    const url = `/sign-in/${await issueKey(app.pipeline, user.id, 'sign-in', 5)}`
    const { cookies } = await server.inject({ method: 'POST', url, headers: { host: 'afterword.example' } })
    expect(cookies[0]).toMatchObject({ name: '__Host-afterword', secure: true })
  })
})

describe('a session', () => {
  it('ends when the user signs out, wherever the cookie was copied to', async () => {
    const { browse } = await servePage([lumenInterview], monday)
    const browser = await browse()
    const copied = new Map(browser.cookies)
    await browser.post('/sign-out', {})
    for (const [name, value] of copied) browser.cookies.set(name, value)
    expect((await browser.get('/')).status).toBe(401)
  })

  it('ends by itself after thirty days', async () => {
    const { browse, moveTo } = await servePage([lumenInterview], monday)
    const browser = await browse()
    moveTo('2026-03-31T09:00:00Z')
    expect((await browser.get('/')).status).toBe(200)
    moveTo('2026-04-02T09:00:00Z')
    expect((await browser.get('/')).status).toBe(401)
  })

  it('is written down only as a hash', async () => {
    const { browse, app } = await servePage([lumenInterview], monday)
    const { cookies } = await browse()
    const secret = cookies.get('afterword-7461') ?? ''
    const rows = await app.pipeline.db.selectFrom('page_keys').selectAll().execute()
    expect(secret.length).toBeGreaterThan(40)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

describe('a link in the digest', () => {
  const linkTo = async (path: string) => {
    const served = await servePage([lumenInterview], monday)
    const link = { userId: served.user.id, path, until: '2026-03-10' }
    const url = new URL(pageLink(testPlace, link, served.app.pipeline.key)).pathname
    return { ...served, url }
  }

  it('asks for one tap, and then leads to its page', async () => {
    const { server, url } = await linkTo('/pipeline')
    const looked = await server.inject({ method: 'GET', url })
    expect([looked.statusCode, looked.cookies]).toEqual([200, []])
    const { statusCode, headers, cookies } = await server.inject({ method: 'POST', url })
    expect([statusCode, headers.location]).toEqual([303, '/pipeline'])
    expect(cookies[0]?.maxAge).toBe(24 * 60 * 60)
  })

  it('leads on at once where its user has signed in already', async () => {
    const { url, browse } = await linkTo('/pipeline')
    expect((await (await browse()).send('GET', url)).headers.location).toBe('/pipeline')
  })

  it('ends with its last day', async () => {
    const { server, url, moveTo } = await linkTo('/')
    moveTo('2026-03-11T00:00:00Z')
    expect((await server.inject({ method: 'POST', url })).statusCode).toBe(404)
  })

  it('leads nowhere when a letter of it was changed', async () => {
    const { server, url } = await linkTo('/')
    for (const changed of [`${url.slice(0, -1)}~`, url.replace('/open/', '/open/A'), '/open/x', '/open/..'])
      expect((await server.inject({ method: 'POST', url: changed })).statusCode).toBeGreaterThanOrEqual(400)
  })
})
