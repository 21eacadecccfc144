import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Dialect, type Kysely, SqliteDialect, sql } from 'kysely'
import type { Tables } from './schema.ts'

/** How long a statement waits for another process that is writing, in milliseconds. */
const busyTimeout = 10_000

/**
 * The only file that knows which database engine is used: SQLite in a file, or in memory from a copy.
 * `source` is a file path (made if it is missing) or the bytes of a database.
 */
export function sqliteDialect(source: string | Buffer): Dialect {
  return new SqliteDialect({ database: async () => openSqlite(source) })
}

function openSqlite(source: string | Buffer): Sqlite.Database {
  if (typeof source === 'string' && source !== ':memory:')
    mkdirSync(dirname(source), { recursive: true, mode: 0o700 })
  const database = new Sqlite(source)
  database.pragma(`busy_timeout = ${busyTimeout}`)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // What the user asks us to forget must not linger in free pages.
  database.pragma('secure_delete = ON')
  return database
}

/** The bytes of the database in `file`, for a run that must not change it. */
export function snapshotOf(file: string): Buffer {
  const bytes = hasOpenJournal(file) ? copyThroughEngine(file) : readFileSync(file)
  // The header says "write-ahead log", which a database in memory cannot have (SQLite file format, 1.3: bytes 18
  // and 19, 1 is the rollback journal).
  bytes[18] = 1
  bytes[19] = 1
  return bytes
}

/** Only while somebody has it open, or was killed having it open, is there more than the file itself. */
function hasOpenJournal(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function copyThroughEngine(file: string): Buffer {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    return database.serialize()
  } finally {
    database.close()
  }
}

/** Gives freed pages back, so that nothing deleted can be read from the file or its journal. */
export async function compactSqlite(db: Kysely<Tables>): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
  await sql`VACUUM`.execute(db)
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
}

/** Differs from what it was whenever anything was changed, by us or by another process; quick to ask. */
export async function sqliteChangeMark(db: Kysely<Tables>): Promise<string> {
  const own = await sql<{ count: number }>`SELECT total_changes() AS count`.execute(db)
  const others = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db)
  return `${own.rows[0]?.count} ${others.rows[0]?.data_version}`
}
