import type { Kysely } from 'kysely'

/** The first page asks for what can be done now, among all there ever was, and for little else. */
const indexes = [
  { name: 'tasks_by_lapse', table: 'tasks', columns: ['user_id', 'state', 'lapses_at'] },
  { name: 'tasks_by_interview', table: 'tasks', columns: ['user_id', 'interview_id'] },
  { name: 'drafts_by_interview', table: 'drafts', columns: ['user_id', 'interview_id'] },
  { name: 'questions_by_interview', table: 'questions', columns: ['user_id', 'interview_id'] },
  { name: 'events_by_interview', table: 'events', columns: ['user_id', 'interview_id'] },
  { name: 'interviews_by_identity', table: 'interviews', columns: ['user_id', 'id'] },
  { name: 'interviews_by_process', table: 'interviews', columns: ['user_id', 'process_id'] },
  { name: 'interviews_by_start', table: 'interviews', columns: ['user_id', 'state', 'start_at'] },
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const { name, table, columns } of indexes) {
    await db.schema.createIndex(name).on(table).columns(columns).execute()
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const { name } of indexes) await db.schema.dropIndex(name).execute()
}
