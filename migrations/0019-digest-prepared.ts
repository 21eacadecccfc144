import type { Kysely } from 'kysely'

/** What a sender calls a digest it has laid ready, so that it can be sent once at most. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('digests').addColumn('prepared', 'text').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('digests').dropColumn('prepared').execute()
}
