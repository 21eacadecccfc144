/**
 * Rotates the keys of a data folder and copies it before each step, as a process that is killed there would leave it. A
 * step is a write, sync, link, rename or removal of a file, or a write to the database. In a process of its own, because
 * it changes what `node:fs` does.
 *
 *   node rotate-and-copy.ts FOLDER COPIES
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { migrationProvider } from '../../migrations/index.ts'
import { fileKeyRing } from '../../src/secrets/key-ring.ts'
import { rotateKeys } from '../../src/secrets/rotate-keys.ts'
import { createVault } from '../../src/secrets/vault.ts'
import { resealCredentials } from '../../src/store/credentials.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'

const [folder = '', copies = ''] = process.argv.slice(2)
let steps = 0
let isArmed = false

function step(): void {
  if (!isArmed) return
  isArmed = false
  fs.cpSync(folder, join(copies, String(steps)), { recursive: true })
  isArmed = true
  steps += 1
}

for (const name of ['writeSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync'] as const) {
  const act = fs[name] as (...given: unknown[]) => unknown
  Object.assign(fs, {
    [name]: (...given: unknown[]) => {
      step()
      return act(...given)
    },
  })
}
syncBuiltinESMExports()

const countWrites: KyselyPlugin = {
  transformQuery({ node }) {
    if (node.kind !== 'SelectQueryNode') step()
    return node
  },
  transformResult: async ({ result }) => result,
}

const dialect = sqliteDialect(join(folder, 'afterword.sqlite'))
const db = await openDatabase(dialect, migrationProvider, [countWrites])
const ring = fileKeyRing(join(folder, 'secrets.keys'))
isArmed = true
await rotateKeys(ring, () => resealCredentials(db, createVault(ring)))
isArmed = false
await db.destroy()
