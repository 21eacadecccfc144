import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrationProvider } from '../../migrations/index.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from '../support/make-event.ts'
import { monday, type Scenario } from './scenario.ts'

/** A data folder in which Alice is known and nothing has happened yet. */
export async function newFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-'))
  const db = await openDatabase(sqliteDialect(join(folder, 'afterword.sqlite')), migrationProvider)
  const user = await saveUser(db, alice, monday)
  for (const role of ['calendar', 'mailbox', 'sender'] as const)
    await saveConnection(db, user.id, { role, kind: 'test', location: role })
  await db.destroy()
  return folder
}

export function copyTo(folder: string, copy: string): string {
  cpSync(folder, copy, { recursive: true })
  return copy
}

export function setScenario(folder: string, scenario: Scenario): void {
  writeFileSync(join(folder, 'scenario.json'), JSON.stringify(scenario))
}

/** Every row of every table and every file of the mailbox: equal states are equal texts. */
export function stateOf(folder: string): Record<string, unknown> {
  const database = new Sqlite(join(folder, 'afterword.sqlite'))
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const rows = tables
    .filter((name) => !String(name).startsWith('kysely'))
    .map((name) => [name, rowsOf(database, String(name))])
  database.close()
  return { ...Object.fromEntries(rows), mailbox: mailboxOf(folder) }
}

function rowsOf(database: Sqlite.Database, table: string): unknown[] {
  const rows = database.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

function mailboxOf(folder: string): string[] {
  const mailbox = join(folder, 'Mailbox')
  return readdirSync(mailbox, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return `${entry.name} ${createHash('sha256').update(bytes).digest('hex')}`
    })
    .toSorted()
}
