import type { Kysely } from 'kysely'

/** Until when a connection wants to be left alone, and since when it waits for the user to connect it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('connections').addColumn('not_before', 'text').execute()
  await db.schema.alterTable('connections').addColumn('stopped_at', 'text').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('connections').dropColumn('stopped_at').execute()
  await db.schema.alterTable('connections').dropColumn('not_before').execute()
}
