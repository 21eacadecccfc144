import type { Kysely } from 'kysely'

const indexes = [
  { name: 'connections_by_user', table: 'connections', columns: ['user_id', 'role'] },
  { name: 'events_by_user', table: 'events', columns: ['user_id', 'uid'] },
  { name: 'interviews_by_user', table: 'interviews', columns: ['user_id', 'end_at'] },
  { name: 'tasks_by_due', table: 'tasks', columns: ['user_id', 'state', 'available_at'] },
  { name: 'drafts_by_user', table: 'drafts', columns: ['user_id', 'state'] },
  { name: 'outcomes_by_process', table: 'outcomes', columns: ['user_id', 'process_id'] },
]

/** Every look-up starts with the user. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const { name, table, columns } of indexes) {
    await db.schema.createIndex(name).on(table).columns(columns).execute()
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const { name } of indexes) await db.schema.dropIndex(name).execute()
}
