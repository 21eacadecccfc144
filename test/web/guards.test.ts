import { describe, expect, it } from 'vitest'
import { lumenInterview } from '../support/ics-file.ts'
import { servePage, testPlace } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00Z'

describe('the page', () => {
  it.each(['127.0.0.1:7461', 'localhost:7461', '[::1]:7461', 'LOCALHOST'])('answers to %s', async (host) => {
    const { server } = await servePage([], monday)
    expect((await server.inject({ url: '/', headers: { host } })).statusCode).toBe(401)
  })

  it.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:7461',
    '10.0.0.1',
    'afterword.example',
  ])('does not answer to %s, which another site may have lead here', async (host) => {
    const { server, browse } = await servePage([], monday)
    const { cookies } = await browse()
    for (const url of ['/', '/assets/x/page.js', '/unsubscribe/x', '/api/status']) {
      const answer = await server.inject({ url, headers: { host }, cookies: Object.fromEntries(cookies) })
      expect(answer.statusCode).toBe(421)
    }
  })

  it('answers to the name it is published under', async () => {
    const place = { ...testPlace, publicUrl: 'https://afterword.example/' }
    const { server } = await servePage([], monday, { place })
    expect((await server.inject({ url: '/', headers: { host: 'afterword.example' } })).statusCode).toBe(401)
  })

  it('runs no script and takes no style but its own files', async () => {
    const { browse } = await servePage([lumenInterview], monday)
    const { headers, body } = await (await browse()).get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|http|data:/)
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/i)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it('takes a form only with the token of its own session', async () => {
    const { browse, dossiers } = await servePage([lumenInterview], monday)
    const [one, other] = [await browse(), await browse()]
    const [dossier] = await dossiers()
    const url = `/interviews/${dossier?.interview.id}/notes`
    const token = (await other.get('/settings')).$('input[name=_csrf]').first().attr('value') ?? ''
    expect((await one.send('POST', url, { topic: 'x' })).statusCode).toBe(403)
    expect((await one.send('POST', url, { topic: 'x', _csrf: token })).statusCode).toBe(403)
    expect((await dossiers())[0]?.notes.topic).toBeNull()
    expect((await one.post(url, { topic: 'x' })).status).toBe(303)
  })

  it('refuses what is too long, calmly', async () => {
    const { browse } = await servePage([lumenInterview], monday)
    const browser = await browse()
    const tooLong = await browser.post('/settings/profile', { name: 'x'.repeat(300_000), timeZone: 'UTC' })
    expect(tooLong.status).toBe(413)
    expect(tooLong.$('h1').text()).not.toBe('')
  })

  it('slows down whoever tries too often', async () => {
    const { server } = await servePage([], monday)
    const codes = []
    for (let count = 0; count < 35; count += 1)
      codes.push((await server.inject({ method: 'POST', url: `/sign-in/guess-${count}` })).statusCode)
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 403))
    expect(codes.slice(30)).toEqual([429, 429, 429, 429, 429])
  })

  it('serves its few files and nothing beside them', async () => {
    const { server, browse } = await servePage([], monday)
    const { $ } = await (await browse()).get('/')
    const css = $('link[rel=stylesheet]').last().attr('href') ?? ''
    expect((await server.inject({ url: css })).headers['cache-control']).toContain('immutable')
    const folder = css.slice(0, css.lastIndexOf('/'))
    for (const name of [
      '',
      'htmx.js',
      'package.json',
      '..%2fpackage.json',
      '../../package.json',
      '%2e%2e/today.hbs',
    ])
      expect((await server.inject({ url: `${folder}/${name}` })).statusCode).toBeGreaterThanOrEqual(400)
  })
})
