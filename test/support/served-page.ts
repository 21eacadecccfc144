import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { loadSettings } from '../../config/load-settings.ts'
import { type App, openApp } from '../../src/app.ts'
import { runPass } from '../../src/pipeline.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { type Dossier, loadDossiers } from '../../src/store/dossiers.ts'
import { saveUser, type User } from '../../src/store/users.ts'
import { type PageContext, pageContext } from '../../src/web/page-context.ts'
import { issueKey } from '../../src/web/page-keys.ts'
import { cookieName } from '../../src/web/sessions.ts'
import { createWebServer } from '../../src/web/web-server.ts'
import { type IcsEntry, icsFile } from './ics-file.ts'
import { alice } from './make-event.ts'

export const testPlace = { host: '127.0.0.1', port: 7461, publicUrl: null as string | null }

/** The true application on a folder, with Alice's calendar read at a moment, and its page. */
export async function servePage(
  entries: IcsEntry[],
  now: string,
  { place = testPlace, config = '' }: { place?: typeof testPlace; config?: string } = {},
) {
  let time = new Date(now).toISOString()
  const dataFolder = mkdtempSync(join(tmpdir(), 'afterword-page-'))
  const configFile = join(dataFolder, 'config.yaml')
  writeFileSync(configFile, config)
  const app = await openApp({
    dataFolder,
    settings: await loadSettings(configFile, {}),
    clock: { now: () => time },
    isDryRun: false,
    progress: { show: () => {}, clear: () => {} },
  })
  const faults: unknown[] = []
  const page: PageContext = {
    ...pageContext(app, place, (error) => faults.push(error)),
    settings: { file: configFile, environment: {} },
  }
  const server = createWebServer(app.pipeline.db, app.pipeline.key, null, page)
  const routes: { method: string; url: string }[] = []
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push({ method: each, url })
  })
  const user = await settle(app, dataFolder, alice, entries)
  return {
    app,
    page,
    server,
    /** Every route of the pages and the API, once the server is ready. */
    routes,
    user,
    dataFolder,
    faults,
    now: () => time,
    moveTo(moment: string) {
      time = new Date(moment).toISOString()
    },
    /** Lets time pass and makes a pass then. */
    async passAt(moment: string) {
      time = new Date(moment).toISOString()
      return runPass(app.pipeline, user)
    },
    /** Somebody else on the same installation. */
    addUser: (profile: typeof alice, calendar: IcsEntry[]) => settle(app, dataFolder, profile, calendar),
    browse: (who: User = user) => browse(server, page, who),
    dossiers: (who: User = user): Promise<Dossier[]> => loadDossiers(app.pipeline.db, who.id),
  }
}

export type ServedPage = Awaited<ReturnType<typeof servePage>>

async function settle(app: App, folder: string, profile: typeof alice, entries: IcsEntry[]): Promise<User> {
  const { db, clock } = app.pipeline
  const user = await saveUser(db, profile, clock.now())
  const file = join(folder, `${user.id}.ics`)
  writeFileSync(file, icsFile(entries))
  await saveConnection(db, user.id, { role: 'calendar', kind: 'ics', location: file })
  for (const role of ['mailbox', 'sender'] as const)
    await saveConnection(db, user.id, { role, kind: 'folder', location: join(folder, user.id) })
  await runPass(app.pipeline, user)
  return user
}

/** A browser that has signed in: it keeps its cookies and sends forms as it finds them. */
async function browse(server: FastifyInstance, page: PageContext, user: User) {
  const cookies = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>) => {
    const answer = await server.inject({
      method,
      url,
      cookies: Object.fromEntries(cookies),
      ...(form
        ? {
            payload: new URLSearchParams(form).toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          }
        : {}),
    })
    for (const { name, value } of answer.cookies) cookies.set(name, value)
    return answer
  }
  if (page.identityProviders)
    cookies.set(
      cookieName('127.0.0.1', page.place),
      await issueKey(page.app.pipeline, user.id, 'session', 60),
    )
  else await send('POST', `/sign-in/${await issueKey(page.app.pipeline, user.id, 'sign-in', 5)}`)
  const get = async (url: string) => {
    const answer = await send('GET', url)
    return { ...answer, status: answer.statusCode, body: answer.body, $: load(answer.body) }
  }
  return {
    cookies,
    send,
    get,
    /** Sends a form with the token of a page, and answers where it leads. */
    async post(url: string, form: Record<string, string>) {
      const token =
        load((await send('GET', '/settings')).body)('input[name=_csrf]')
          .first()
          .attr('value') ?? ''
      const answer = await send('POST', url, { _csrf: token, ...form })
      return {
        status: answer.statusCode,
        location: answer.headers.location ?? null,
        body: answer.body,
        $: load(answer.body),
      }
    },
  }
}
