import type { Kysely } from 'kysely'

/** The words of a draft as they were laid into the mailbox, so that the page can show them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('drafts').addColumn('text', 'text').execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('drafts').dropColumn('text').execute()
}
