import type { Kysely } from 'kysely'

/** Calendar events that are, or may be, interviews. No other event is ever stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('connection_id', 'text', (c) => c.notNull().references('connections.id').onDelete('cascade'))
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('recurrence_id', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('detection', 'text', (c) => c.notNull())
    .addColumn('gone_since', 'text')
    .addColumn('called_off_at', 'text')
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addColumn('interview_id', 'text', (c) => c.references('interviews.id').onDelete('set null'))
    .addUniqueConstraint('events_identity', ['connection_id', 'uid', 'recurrence_id'])
    .execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('events').execute()
}
