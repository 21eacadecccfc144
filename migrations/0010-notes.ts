import type { Kysely } from 'kysely'

/** The user's own words about an interview, used in letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notes')
    .addColumn('interview_id', 'text', (c) => c.primaryKey().references('interviews.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('topic', 'text')
    .addColumn('sentence', 'text')
    .addColumn('availability', 'text')
    .addColumn('went_well', 'text')
    .addColumn('noted_at', 'text', (c) => c.notNull())
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('notes').execute()
}
