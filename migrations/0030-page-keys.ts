import type { Kysely } from 'kysely'

/** What opens the page: sign-in links, sessions, feed addresses and API keys, each only as a keyed hash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('page_keys')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text')
    .execute()
  await db.schema.createIndex('page_keys_by_user').on('page_keys').columns(['user_id', 'kind']).execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('page_keys').execute()
}
