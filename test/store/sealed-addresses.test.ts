import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import { listConnections, saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser } from '../../src/store/users.ts'
import { atShell } from '../support/command-line.ts'
import { lumenInterview } from '../support/ics-file.ts'
import { alice } from '../support/make-event.ts'

const address = 'https://127.0.0.1:9/calendar/private-4711/basic.ics?token=psst'
const secrets = /private-4711|psst/
const who = ['--me', alice.email]

const kept = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

/** What the database of this shell says of connections; nothing is changed. */
async function connectionsOf(data: string) {
  const db = await openDatabase(sqliteDialect(join(data, 'afterword.sqlite')), migrationProvider)
  const user = await saveUser(db, alice, '2026-03-03T12:00:00.000Z')
  const found = await listConnections(db, user.id, 'calendar')
  const credentials = await db.selectFrom('credentials').select('id').execute()
  await db.destroy()
  return { found, credentials: credentials.map(({ id }) => id) }
}

describe('the secret address of a subscribed calendar', () => {
  it('is nowhere readable in the data folder, and is the same calendar when named again', async () => {
    const { data, run } = atShell([lumenInterview])
    for (let again = 0; again < 2; again++) await run('sync', '--calendar', address, ...who)
    expect(kept(data)).not.toMatch(secrets)
    const { found, credentials } = await connectionsOf(data)
    expect(found.map(({ location }) => location)).toEqual(['https://127.0.0.1:9/…/basic.ics'])
    expect(credentials).toEqual([found[0]?.addressId])
    expect((await run('export')).out).not.toMatch(secrets)
  })

  it('still reaches its calendar', async () => {
    const { run } = atShell([])
    const { err } = await run('sync', '--calendar', address, ...who)
    expect(err).toMatch(/https:\/\/127\.0\.0\.1:9\/…\/basic\.ics .*private network/)
  })

  it('goes with its calendar, by the address or without naming it any more', async () => {
    const { data, run, calendar } = atShell([lumenInterview])
    await run('sync', '--calendar', address, ...who)
    await run('disconnect', address)
    expect(await connectionsOf(data)).toEqual({ found: [], credentials: [] })
    await run('sync', '--calendar', address, ...who)
    // It is let go once the other could be read, and swept up at the next time.
    for (let again = 0; again < 2; again++) await run('sync', '--calendar', calendar, ...who)
    expect((await connectionsOf(data)).credentials).toEqual([])
  })

  it('that an earlier version stored readable is sealed when the data is opened, and stays the same calendar', async () => {
    const { data, run } = atShell([lumenInterview])
    const db = await openDatabase(sqliteDialect(join(data, 'afterword.sqlite')), migrationProvider)
    const user = await saveUser(db, alice, '2026-03-03T12:00:00.000Z')
    const id = await saveConnection(db, user.id, { role: 'calendar', kind: 'ics', location: address })
    await db.destroy()
    expect(kept(data)).toMatch(secrets)
    await run('status', ...who)
    expect(kept(data)).toMatch(secrets)
    await run('sync', '--calendar', address, ...who)
    expect(kept(data)).not.toMatch(secrets)
    expect((await connectionsOf(data)).found.map((each) => each.id)).toEqual([id])
  })
})
