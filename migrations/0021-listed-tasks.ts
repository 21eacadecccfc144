import type { Kysely } from 'kysely'

/** Tasks that also stand in the user's own task list: one entry per task and list, for good. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('listed_tasks')
    .addColumn('connection_id', 'text', (c) => c.notNull().references('connections.id').onDelete('cascade'))
    .addColumn('task_id', 'text', (c) => c.notNull().references('tasks.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reference', 'text')
    .addColumn('due_date', 'text', (c) => c.notNull())
    .addColumn('is_done', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('listed_tasks_identity', ['connection_id', 'task_id'])
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('listed_tasks').execute()
}
