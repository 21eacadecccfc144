import { Kysely, sql } from 'kysely'
import { Migrator, NO_MIGRATIONS } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'

async function tablesOf(db: Kysely<unknown>): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables.map(({ name }) => name).toSorted()
}

describe('the migrations', () => {
  it('lead up to all tables, down to none, and up again to the same', async () => {
    const db = new Kysely<unknown>({ dialect: sqliteDialect(':memory:') })
    const migrator = new Migrator({ db, provider: migrationProvider })
    const up = await migrator.migrateToLatest()
    expect(up.error).toBeUndefined()
    const tables = await tablesOf(db)
    expect(tables).toContain('interviews')
    const down = await migrator.migrateTo(NO_MIGRATIONS)
    expect(down.error).toBeUndefined()
    expect(await tablesOf(db)).toEqual([])
    await migrator.migrateToLatest()
    expect(await tablesOf(db)).toEqual(tables)
    await db.destroy()
  })

  it('stand in the order of their numbers', async () => {
    const names = Object.keys(await migrationProvider.getMigrations())
    expect(names).toEqual(names.toSorted())
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length)
  })

  it('give every table but that of the users itself a user whose rows go with them', async () => {
    const db = new Kysely<unknown>({ dialect: sqliteDialect(':memory:') })
    await new Migrator({ db, provider: migrationProvider }).migrateToLatest()
    for (const table of (await tablesOf(db)).filter((name) => name !== 'users')) {
      const { rows } = await sql<{ table: string; on_delete: string }>`
        select "table", on_delete from pragma_foreign_key_list(${table}) where "from" = 'user_id'`.execute(db)
      expect({ table, rows }).toEqual({ table, rows: [{ table: 'users', on_delete: 'CASCADE' }] })
    }
    await db.destroy()
  })
})
