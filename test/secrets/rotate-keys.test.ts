import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import { environmentKeyRing, fileKeyRing } from '../../src/secrets/key-ring.ts'
import { rotateKeys } from '../../src/secrets/rotate-keys.ts'
import { createVault } from '../../src/secrets/vault.ts'
import { readSecret, resealCredentials, saveCredential } from '../../src/store/credentials.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from '../support/make-event.ts'

const now = '2026-03-03T12:00:00.000Z'
const program = fileURLToPath(new URL('rotate-and-copy.ts', import.meta.url))

/** A data folder with two sealed secrets. */
async function sealedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-keys-'))
  const { db, vault } = await open(folder)
  const { id: userId } = await saveUser(db, alice, now)
  for (const account of ['one@example.org', 'two@example.org']) {
    const given = { userId, provider: 'google', account, purpose: 'calendar' as const, scopes: [] }
    await saveCredential(db, vault, { ...given, secret: `secret of ${account}` }, now)
  }
  await db.destroy()
  return folder
}

async function open(folder: string) {
  const db = await openDatabase(sqliteDialect(join(folder, 'afterword.sqlite')), migrationProvider)
  const ring = fileKeyRing(join(folder, 'secrets.keys'))
  return { db, ring, vault: createVault(ring) }
}

async function secretsIn(folder: string): Promise<(string | undefined)[]> {
  const { db, vault } = await open(folder)
  const rows = await db.selectFrom('credentials').select(['id', 'user_id']).orderBy('account').execute()
  const secrets = rows.map(({ id, user_id: userId }) => readSecret(db, vault, { id, userId }))
  const found = (await Promise.all(secrets)).map((stored) => stored?.secret)
  await db.destroy()
  return found
}

const both = ['secret of one@example.org', 'secret of two@example.org']
const keysIn = (folder: string) => fileKeyRing(join(folder, 'secrets.keys')).keys()

describe('rotating the keys', () => {
  it('seals everything with a new key and drops the old one', async () => {
    const folder = await sealedFolder()
    const before = readFileSync(join(folder, 'secrets.keys'), 'utf8')
    const { db, ring, vault } = await open(folder)
    expect(await rotateKeys(ring, () => resealCredentials(db, vault))).toBe(2)
    await db.destroy()
    expect(keysIn(folder)).toHaveLength(1)
    expect(readFileSync(join(folder, 'secrets.keys'), 'utf8')).not.toBe(before)
    expect(await secretsIn(folder)).toEqual(both)
  })

  it('killed before any of its steps, leaves everything openable, and the next time ends it', async () => {
    const folder = await sealedFolder()
    const copies = mkdtempSync(join(tmpdir(), 'afterword-keys-'))
    execFileSync(process.execPath, [program, folder, copies])
    const steps = readdirSync(copies).toSorted((a, b) => Number(a) - Number(b))
    expect(steps.length).toBeGreaterThan(8)
    for (const step of steps) {
      const left = join(copies, step)
      expect([step, await secretsIn(left)]).toEqual([step, both])
      const { db, ring, vault } = await open(left)
      await rotateKeys(ring, () => resealCredentials(db, vault))
      await db.destroy()
      expect([step, keysIn(left).length, await secretsIn(left)]).toEqual([step, 1, both])
    }
  })

  it('with keys from the environment seals with the first of them and writes no file', async () => {
    const folder = await sealedFolder()
    const old = keysIn(folder)[0]?.bytes.toString('base64') ?? ''
    const fresh = Buffer.alloc(32, 7).toString('base64')
    const ring = environmentKeyRing(`${fresh} ${old}`, 'AFTERWORD_SECRET_KEYS')
    const { db } = await open(folder)
    await rotateKeys(ring, () => resealCredentials(db, createVault(ring)))
    const [row] = await db.selectFrom('credentials').selectAll().orderBy('account').execute()
    const alone = createVault(environmentKeyRing(fresh, 'AFTERWORD_SECRET_KEYS'))
    const owner = { userId: row?.user_id ?? '', credentialId: row?.id ?? '' }
    expect(alone.open(row?.sealed ?? '', owner)).toBe(both[0])
    await db.destroy()
  })
})

describe('the key file', () => {
  it('is not used when others on the machine could read it', async () => {
    const folder = await sealedFolder()
    chmodSync(join(folder, 'secrets.keys'), 0o640)
    expect(() => keysIn(folder)).toThrow(/Others on this machine can read the keys in .*chmod 600/)
  })
})
