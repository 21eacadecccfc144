import type { Kysely } from 'kysely'

/** Letters laid into a mailbox: one per interview, kind and person, for good. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('interview_id', 'text', (c) => c.notNull().references('interviews.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('to_name', 'text')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('mailbox_id', 'text')
    .addColumn('reference', 'text')
    .addColumn('fingerprint', 'text')
    .addColumn('link', 'text')
    .addColumn('skeleton', 'text', (c) => c.notNull())
    .addColumn('question_keys', 'text', (c) => c.notNull())
    .addColumn('intended_at', 'text', (c) => c.notNull())
    .addColumn('placed_at', 'text')
    .addUniqueConstraint('drafts_identity', ['interview_id', 'kind', 'person'])
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('drafts').execute()
}
