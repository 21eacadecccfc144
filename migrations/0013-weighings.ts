import type { Kysely } from 'kysely'

/** Step 5: pros and cons. Private unless a line is chosen for sharing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('weighings')
    .addColumn('interview_id', 'text', (c) => c.primaryKey().references('interviews.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('weighing', 'text', (c) => c.notNull())
    .addColumn('weighed_at', 'text', (c) => c.notNull())
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('weighings').execute()
}
