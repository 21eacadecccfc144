import type { Kysely } from 'kysely'

/** The conversation a draft goes on with, as it was when it was intended: a second try must say the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('drafts').addColumn('thread', 'text').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('drafts').dropColumn('thread').execute()
}
