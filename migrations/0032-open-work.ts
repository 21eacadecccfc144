import type { Kysely } from 'kysely'

/** The first page asks which tasks can be done now, among all there ever were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('tasks_by_lapse')
    .on('tasks')
    .columns(['user_id', 'state', 'lapses_at'])
    .execute()
  await db.schema
    .createIndex('interviews_by_start')
    .on('interviews')
    .columns(['user_id', 'start_at'])
    .execute()
  for (const table of ['tasks', 'drafts', 'questions'])
    await db.schema.createIndex(`${table}_by_interview`).on(table).columns(['interview_id']).execute()
  await db.schema.createIndex('interviews_by_process').on('interviews').columns(['process_id']).execute()
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const names = ['tasks_by_lapse', 'interviews_by_start', 'interviews_by_process']
  const byInterview = ['tasks', 'drafts', 'questions'].map((table) => `${table}_by_interview`)
  for (const name of [...names, ...byInterview]) await db.schema.dropIndex(name).execute()
}
