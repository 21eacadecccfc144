import { beforeAll, describe, expect, it } from 'vitest'
import { everythingOf } from '../../src/actions/own-data.ts'
import { listConnections, saveConnection } from '../../src/store/connections.ts'
import { saveCredential } from '../../src/store/credentials.ts'
import type { User } from '../../src/store/users.ts'
import { issueKey } from '../../src/web/page-keys.ts'
import { harbourInterview, lumenInterview } from '../support/ics-file.ts'
import { type ServedPage, servePage, testPlace } from '../support/served-page.ts'

/** What each form asks for, so that nothing but the owner can be the reason for a refusal. */
const forms: Record<string, Record<string, string>> = {
  '/interviews/:id/answer': { answer: 'no' },
  '/interviews/:id/agreement': { contactName: 'Mallory' },
  '/interviews/:id/outcome': { kind: 'rejected' },
  '/interviews/:id/notes': { topic: 'something else' },
  '/interviews/:id/questions': { question: 'Whose is this?' },
  '/interviews/:id/assessment': { well: 'nothing' },
  '/interviews/:id/weighing': { 'pro-0-text': 'nothing' },
  '/tasks/:id': { word: 'done' },
  '/settings/calendars/:id/remove': {},
  '/settings/connections/:id/reconnect': {},
  '/api/interviews/:id/agreement': {},
  '/api/interviews/:id/notes': {},
  '/api/interviews/:id/questions': {},
  '/api/interviews/:id/outcome': {},
  '/api/tasks/:id': {},
}
const jsonBodies: Record<string, object> = {
  '/api/interviews/:id/agreement': {
    channel: null,
    contactName: 'M',
    contactEmail: null,
    promisedDate: null,
  },
  '/api/interviews/:id/notes': { topic: 'x', sentence: null, availability: null, wentWell: null },
  '/api/interviews/:id/questions': { questions: ['Whose is this?'] },
  '/api/interviews/:id/outcome': { kind: 'rejected' },
  '/api/tasks/:id': { word: 'done' },
}

/** What is reached without signing in: ways in, files, and what has a secret of its own. */
const isPublic = (url: string) => /^\/(sign-in|open\/|feed\/|assets\/|api\/openapi\.json$)/.test(url)

const hosted = `
google: { clientId: afterword-tests }
web: { publicUrl: 'https://afterword.example/', signIn: accounts }
`
const modes = [
  ['whose operator signs them in by links', 'google: { clientId: afterword-tests }', testPlace],
  ['where they sign in with accounts', hosted, { ...testPlace, publicUrl: 'https://afterword.example/' }],
] as const

describe.each(modes)('two users of one installation %s', (_, config, place) => {
  let served: ServedPage
  let bea: User
  let ofBea: Record<string, string>
  const everythingOfBea = async () => JSON.stringify(await everythingOf(served.app.pipeline.db, bea))
  /** The addresses of a route with everything that is Bea's in the places of its parameters. */
  const withBeas = (url: string) => {
    const kind =
      /^\/(?:api\/)?(interviews|tasks|drafts|digest|settings\/calendars|settings\/connections)\/:/.exec(
        url,
      )?.[1] ?? ''
    return url.replace(/:(id|week)/, ofBea[kind] ?? 'unknown')
  }
  const routes = () => served.routes.filter(({ url }) => !isPublic(url))

  beforeAll(async () => {
    served = await servePage([lumenInterview], '2026-03-02T09:00:00+01:00', {
      config,
      place,
    })
    bea = await served.addUser({ name: 'Bea Brook', email: 'bea@example.org', timeZone: 'Europe/Berlin' }, [
      {
        ...harbourInterview,
        lines: harbourInterview.lines?.map((line) => line.replaceAll(/alice/gi, 'bea')) ?? [],
      },
    ])
    served.moveTo('2026-03-09T09:00:00+01:00')
    const { app } = served
    const { runPass } = await import('../../src/pipeline.ts')
    await runPass(app.pipeline, bea)
    const [dossier] = await served.dossiers(bea)
    const [calendar] = await listConnections(app.pipeline.db, bea.id, 'calendar')
    const account = await connectGoogle(served, bea)
    ofBea = {
      interviews: dossier?.interview.id ?? '',
      tasks: dossier?.tasks[0]?.id ?? '',
      drafts: dossier?.drafts[0]?.id ?? '',
      digest: '2026-W11',
      'settings/calendars': calendar?.id ?? '',
      'settings/connections': account,
    }
    await served.server.ready()
  }, 60_000)

  it('have something each, so that this test says something', () => {
    expect(Object.values(ofBea)).not.toContain('')
    expect(routes().length).toBeGreaterThan(25)
  })

  it('get nothing of each other on any route that names something', async () => {
    const browser = await served.browse()
    const key = await issueKey(served.app.pipeline, served.user.id, 'api', null)
    const before = await everythingOfBea()
    for (const { method, url } of routes().filter(({ url }) => /:(id|week)/.test(url))) {
      if (method === 'POST') expect(forms, `${url} is not in this test`).toHaveProperty([url])
      const address = withBeas(url)
      const status = url.startsWith('/api/')
        ? (
            await served.server.inject({
              method: 'POST',
              url: address,
              headers: { authorization: `Bearer ${key}` },
              payload: jsonBodies[url] ?? {},
            })
          ).statusCode
        : method === 'GET'
          ? (await browser.get(address)).status
          : (await browser.post(address, forms[url] ?? {})).status
      expect({ method, url, status }).toEqual({ method, url, status: 404 })
    }
    expect(await everythingOfBea()).toBe(before)
  })

  it('see nothing of each other on the routes that name nothing', async () => {
    const browser = await served.browse()
    const key = await issueKey(served.app.pipeline, served.user.id, 'api', null)
    const pages = routes().filter(({ method, url }) => method === 'GET' && !url.includes(':'))
    for (const { url } of pages) {
      const { body } = url.startsWith('/api/')
        ? await served.server.inject({ url, headers: { authorization: `Bearer ${key}` } })
        : await browser.get(url)
      expect(body).not.toMatch(/bea@example\.org|Bea Brook|Harbour Hall/)
    }
    expect(pages.length).toBeGreaterThan(5)
  })

  it('the owner reaches them all', async () => {
    const browser = await served.browse(bea)
    for (const { url } of routes().filter(({ method, url }) => method === 'GET' && /:(id|week)/.test(url)))
      expect({ url, status: (await browser.get(withBeas(url))).status }).toEqual({ url, status: 200 })
  })

  it('without a session every one of them leads to the sign-in page, whether it exists or not', async () => {
    for (const { method, url } of [...routes(), { method: 'GET', url: '/nothing/here' }]) {
      const answer = await served.server.inject({ method: method as 'GET' | 'POST', url: withBeas(url) })
      const isApi = url.startsWith('/api/')
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 401 })
      if (!isApi) expect(answer.body).toContain('<h1>Sign in</h1>')
    }
  })
})

/** A calendar of an account, whose consent can be asked for anew. */
async function connectGoogle({ app }: ServedPage, { id, email }: User): Promise<string> {
  const { db, clock } = app.pipeline
  const given = { userId: id, provider: 'google', account: email, purpose: 'calendar' as const, scopes: [] }
  const credentialId = await saveCredential(db, app.accounts.vault, { ...given, secret: '{}' }, clock.now())
  return saveConnection(db, id, { role: 'calendar', kind: 'google', location: email, credentialId })
}
