import { type Dialect, Kysely, type KyselyPlugin, type Transaction } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import type { Tables } from './schema.ts'

/** A connection or a transaction: every verb of the store takes either. */
export type Database = Kysely<Tables> | Transaction<Tables>

/** Opens the database and brings its tables up to date. */
export async function openDatabase(
  dialect: Dialect,
  migrations: MigrationProvider,
  plugins: KyselyPlugin[] = [],
): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect, plugins })
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
  if (!error) return db
  await db.destroy()
  throw error instanceof Error ? error : new Error(String(error))
}

/** Runs `work` in one transaction; it joins a transaction that is already open. */
export function inTransaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
