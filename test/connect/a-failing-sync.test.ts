import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import { fileKeyRing } from '../../src/secrets/key-ring.ts'
import { createVault } from '../../src/secrets/vault.ts'
import { grantShape } from '../../src/shared/grant.ts'
import { listCredentials, readSecret } from '../../src/store/credentials.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { listUsers } from '../../src/store/users.ts'
import { type Fault, fault } from '../fake-cloud/index.ts'
import { atCloudShell, services, talkWithBob } from '../support/cloud-shell.ts'

/** What must be seen nowhere, beside the tokens. */
const privateWords = /PRIVATE-\w+/
const echo = { error: { code: 'x', message: 'PRIVATE-echo', status: 'x', errors: [{ reason: 'x' }] } }

/** Ways in which answers go wrong, each for a whole run; reads that would be tried again for long are spared. */
const troubles: [method: string | undefined, Fault][] = [
  ['POST', fault.dropAfter],
  [undefined, fault.answer(400, echo)],
  [undefined, fault.unavailable(60)],
  [undefined, fault.answer(403, echo)],
  [undefined, fault.unauthorized],
]

/** All tokens that the installation holds. */
async function tokensIn(data: string): Promise<string[]> {
  const db = await openDatabase(sqliteDialect(join(data, 'afterword.sqlite')), migrationProvider)
  const vault = createVault(fileKeyRing(join(data, 'secrets.keys')))
  const found: string[] = []
  for (const { id } of await listUsers(db)) {
    for (const credential of await listCredentials(db, id)) {
      const { accessToken, refreshToken } = grantShape.parse(
        JSON.parse((await readSecret(db, vault, credential))?.secret ?? ''),
      )
      found.push(accessToken, refreshToken)
    }
  }
  await db.destroy()
  return found
}

describe.each(services)('a sync at %s in which everything fails', { timeout: 120_000 }, (service) => {
  it('shows and keeps no token, no letter, no mail and no event that is none', async () => {
    await using at = await atCloudShell(service)
    const connect = ['connect', service, '--no-browser', '--mode', 'threads', '--tasks'] as const
    const { mail } = at.account
    const calendar = at.account.calendar()
    calendar.add(talkWithBob)
    calendar.add({ title: 'PRIVATE-dentist', description: 'PRIVATE-tooth', start: '2026-03-02T08:00:00Z' })
    mail.receive({
      from: talkWithBob.organizer,
      subject: 'Your visit on Tuesday',
      text: 'PRIVATE-mail',
    })
    await at.connect('--mode', 'threads', '--tasks')
    const tokens = new Set<string>()
    const keep = async () => (await tokensIn(at.shell.data)).map((token) => tokens.add(token))
    let told = ''
    for (const [hour, [method, what]] of troubles.entries()) {
      // What was stopped is connected anew, so that it can fail in another way.
      await at.run(...connect)
      await keep()
      at.timeIs(`2026-03-04T${10 + hour}:00:00Z`)
      calendar.add({ title: 'PRIVATE-dinner', start: '2026-03-04T18:00:00Z' })
      const where = { ...(method ? { method } : {}), path: /^(?!.*\/token$)/ }
      const failing = at.cloud.faults.on(where).always(what)
      const { out, err } = await at.run('sync')
      expect(failing.hits).toBeGreaterThan(0)
      failing.stop()
      told += out + err
      await keep()
    }
    await at.run(...connect)
    at.account.revoke()
    const dead = await at.run('sync')
    expect(dead.err).toContain(`afterword connect ${service}`)
    told += dead.out + dead.err

    expect(tokens.size).toBeGreaterThanOrEqual(4)
    for (const place of [told, at.shell.everythingKept()]) {
      expect(place).not.toMatch(privateWords)
      for (const token of tokens) expect(place.includes(token)).toBe(false)
      expect(place).not.toMatch(/Dear Bob/)
    }
  })
})
