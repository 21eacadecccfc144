import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { runPass } from '../../pipeline.ts'
import { sampleCalendar } from '../../sample/write-sample-calendar.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import type { Database } from '../../store/database.ts'
import { listUsers, saveUser, type User } from '../../store/users.ts'
import { pageAddress } from '../../web/page-address.ts'
import { type PageContext, pageContext } from '../../web/page-context.ts'
import { issueKey } from '../../web/page-keys.ts'
import type { PushRoutes } from '../../web/push-routes.ts'
import { createWebServer } from '../../web/web-server.ts'
import { writePreview } from '../digest-preview.ts'
import { report } from '../report.ts'
import { inSession, type Session, systemTimeZone } from '../session.ts'
import { startStandingWork } from '../standing-work.ts'
import type { Streams } from '../streams.ts'
import { connectGiven, ownerOf, type SyncOptions } from './sync.ts'

/** How long the printed link works; minutes. */
const signInMinutes = 24 * 60

/** A pass now, then on schedule until Ctrl-C. With nothing configured, on the sample calendar. */
export function start(options: SyncOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, async (session) => {
    const stopped = stopSignal()
    const isShared = session.settings.web.signIn === 'accounts'
    const { exitCode, user } = isShared
      ? { exitCode: 0, user: null }
      : await session.app.lock.hold(() => firstPass(session, options))
    const work = startStandingWork(session)
    const web = await serve(session, user, work.push)
    if (web) await work.subscribe()
    streams.err('Afterword keeps going. Press Ctrl-C to stop.\n')
    await stopped
    streams.err('Finishing what is under way …\n')
    await web?.server.close()
    await web?.page.work.settled()
    await work.stop()
    return exitCode
  })
}

async function firstPass(session: Session, options: SyncOptions): Promise<{ exitCode: number; user: User }> {
  const { app, streams } = session
  const sample = await sampleIfNothingElse(session, options)
  const user = sample?.user ?? (await ownerOf(session, options))
  const retired = await connectGiven(
    session,
    user,
    sample ? { ...options, calendar: [sample.file] } : options,
  )
  const exitCode = await report(session, user, await runPass(app.pipeline, user, retired))
  if (options.json) return { exitCode, user }
  const { files } = await writePreview(app, user)
  streams.out(`Your weekly digest, as it would read now\n  ${files.html}\n\n`)
  return { exitCode, user }
}

/** With nobody known and nothing named, the invented person of the sample, so that there is something to see. */
async function sampleIfNothingElse(
  { app, streams, options: given }: Session,
  options: SyncOptions,
): Promise<{ user: User; file: string } | null> {
  const { db, clock } = app.pipeline
  const [known, ...more] = await listUsers(db)
  const isOwn = known !== undefined && (!known.isSample || more.length > 0)
  if (isOwn || options.me !== undefined || options.calendar !== undefined) return null
  const file = join(app.options.dataFolder, 'sample.ics')
  const timeZone = given.timeZone ?? systemTimeZone()
  const user = known ?? (await makeSample(db, clock.now(), timeZone, file))
  if (!options.json) {
    streams.out(`This is a sample: the calendar of ${user.name}, an invented person in the events trade.\n`)
    streams.out('To see your own: npm start -- --calendar my.ics --me me@example.org\n\n')
  }
  return { user, file }
}

async function makeSample(db: Database, now: string, timeZone: string, file: string): Promise<User> {
  const { ics, owner } = await sampleCalendar(now, timeZone)
  await writeFileAtomic(file, ics)
  return saveUser(db, owner, now, true)
}

/** The page, and the way in. Without it, everything else still works. */
async function serve(
  { app, settings, streams }: Session,
  user: User | null,
  push: PushRoutes | null,
): Promise<{ server: FastifyInstance; page: PageContext } | null> {
  const { host, port } = settings.web
  const tell = (error: unknown) => streams.err(`The page: ${error instanceof Error ? error.stack : error}\n`)
  const page = pageContext(app, settings.web, tell)
  const server = createWebServer(app.pipeline.db, app.pipeline.key, push, page)
  try {
    await server.listen({ host, port })
    page.place = { ...settings.web, port: portOf(server, port) }
    // Where people sign in with accounts, there is no other way in.
    const way = user && `sign-in/${await issueKey(app.pipeline, user.id, 'sign-in', signInMinutes)}`
    streams.err(`\nYour page: ${pageAddress(page.place)}${way ?? ''}\n\n`)
    return { server, page }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    streams.err(
      `Port ${port} is taken, so there is no page, and the links in your digest will not work. Set web.port to another one.\n`,
    )
    await server.close()
    return null
  }
}

/** With port 0 the system chooses one. */
function portOf(server: FastifyInstance, port: number): number {
  const address = server.server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
