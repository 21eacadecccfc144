import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { openDetector } from '../../src/app.ts'
import { createIcsCalendar } from '../../src/providers/ics/index.ts'
import { issueKey } from '../../src/web/page-keys.ts'
import { lumenInterview } from '../support/ics-file.ts'
import { servePage } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00+01:00'

async function withFeed() {
  const served = await servePage([lumenInterview], monday)
  const browser = await served.browse()
  const made = await browser.post('/settings/keys', { kind: 'feed', word: 'make' })
  const path = new URL(made.$('code').first().text()).pathname
  return { ...served, browser, path }
}

describe('the calendar feed', () => {
  it('has each task that is to be done, at its time, and takes no time away', async () => {
    const { server, path, dossiers } = await withFeed()
    const { body, headers } = await server.inject({ url: path })
    expect(headers['content-type']).toContain('text/calendar')
    const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent')
    const tasks = ((await dossiers())[0]?.tasks ?? []).filter(({ kind }) => kind !== 'take-distance')
    expect(events).toHaveLength(tasks.length)
    const thanks = events.find((event) =>
      String(event.getFirstPropertyValue('summary')).startsWith('Send your thank-you'),
    )
    expect(String(thanks?.getFirstPropertyValue('dtstart'))).toBe('2026-03-04T14:00:00Z')
    expect(thanks?.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('is shown once, and opens nothing when it was taken back', async () => {
    const { server, path, browser } = await withFeed()
    expect((await browser.get('/settings')).body).not.toContain(path)
    await browser.post('/settings/keys', { kind: 'feed', word: 'revoke' })
    expect((await server.inject({ url: path })).statusCode).toBe(404)
  })

  it('opens nothing but the feed', async () => {
    const { server, path } = await withFeed()
    const secret = path.split('/')[2] ?? ''
    expect((await server.inject({ method: 'POST', url: `/sign-in/${secret}` })).statusCode).toBe(403)
    const asKey = await server.inject({ url: '/api/status', headers: { authorization: `Bearer ${secret}` } })
    expect(asKey.statusCode).toBe(401)
  })

  it('is no interview to Afterword when the calendar it stands in is read', async () => {
    const { server, path, dataFolder, user } = await withFeed()
    const file = join(mkdtempSync(join(tmpdir(), 'afterword-feed-')), 'feed.ics')
    writeFileSync(file, (await server.inject({ url: path })).body)
    const detector = await openDetector(dataFolder)
    const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' }
    const request = { cursor: null, window, timeZone: user.timeZone, now: '2026-03-02T08:00:00.000Z' }
    const verdicts: string[] = []
    for await (const change of createIcsCalendar({ location: file }).read(request))
      if (change.type === 'event') verdicts.push(detector.detect(change.event, user).verdict)
    expect(verdicts.length).toBeGreaterThan(5)
    expect(verdicts.filter((verdict) => verdict !== 'no')).toEqual([])
  })
})

describe('the API', () => {
  const withKey = async () => {
    const served = await servePage([lumenInterview], monday)
    const key = await issueKey(served.app.pipeline, served.user.id, 'api', null)
    const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
      served.server.inject({
        method,
        url,
        headers: { authorization: `Bearer ${key}` },
        ...(payload ? { payload } : {}),
      })
    const id = (await served.dossiers())[0]?.interview.id ?? ''
    return { ...served, call, id }
  }

  it('answers the status that the command line prints', async () => {
    const { call } = await withKey()
    expect((await call('GET', '/api/status')).json()).toMatchObject({
      interviews: [{ company: 'Lumen Live' }],
    })
  })

  it('is told things, and says what is wrong with what it is told', async () => {
    const { call, id, dossiers } = await withKey()
    const notes = { topic: 'the spring fair', sentence: null, availability: null, wentWell: null }
    expect((await call('POST', `/api/interviews/${id}/notes`, notes)).json()).toEqual({ told: true })
    expect((await dossiers())[0]?.notes.topic).toBe('the spring fair')
    const wrong = await call('POST', `/api/interviews/${id}/outcome`, { kind: 'hired' })
    expect([wrong.statusCode, typeof wrong.json().error]).toEqual([400, 'string'])
    const done = await call('POST', `/api/tasks/${id}-thank-you`, { word: 'dismissed' })
    expect(done.statusCode).toBe(200)
  })

  it('takes a key and no cookie, so that no other site can have a browser use it', async () => {
    const { server, browse, id } = await withKey()
    const { cookies } = await browse()
    const answer = await server.inject({
      method: 'POST',
      url: `/api/interviews/${id}/outcome`,
      cookies: Object.fromEntries(cookies),
      payload: { kind: 'rejected' },
    })
    expect(answer.statusCode).toBe(401)
  })

  it('describes itself with the schemas that it checks by', async () => {
    const { server } = await withKey()
    const description = (await server.inject({ url: '/api/openapi.json' })).json()
    expect(description.openapi).toMatch(/^3\./)
    const body =
      description.paths['/api/interviews/{id}/outcome'].post.requestBody.content['application/json'].schema
    expect(body.properties.kind.enum).toContain('offer')
    expect(Object.keys(description.paths)).toHaveLength(6)
  })
})
