import { loadDetectionRules } from '../../config/detection-rules.ts'
import { migrationProvider } from '../../migrations/index.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { companyDomain } from '../../src/detection/guests.ts'
import { type TaskKind, taskState } from '../../src/followup/task.ts'
import { runPass } from '../../src/pipeline.ts'
import { createMemoryCalendar } from '../../src/providers/memory/memory-calendar.ts'
import { createMemoryMailbox } from '../../src/providers/memory/memory-mailbox.ts'
import { createMemorySender } from '../../src/providers/memory/memory-sender.ts'
import { createMemoryTaskList } from '../../src/providers/memory/memory-task-list.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { type Dossier, loadDossiers } from '../../src/store/dossiers.ts'
import { type Draft, listDrafts } from '../../src/store/drafts.ts'
import { findUser, saveUser } from '../../src/store/users.ts'
import { alice } from './make-event.ts'
import { testPipeline } from './test-pipeline.ts'

const rules = await loadDetectionRules()

/** Alice's life with Afterword: the true pipeline on a calendar, a mailbox and a sender in memory. */
export async function startStory(
  events: CalendarEvent[],
  now: string,
  { canReadMail = false, hasTaskList = false } = {},
) {
  let time = new Date(now).toISOString()
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const calendar = createMemoryCalendar(events)
  const mailbox = createMemoryMailbox({ canReadMail })
  const sender = createMemorySender(alice.email)
  const taskList = createMemoryTaskList()
  const pipeline = testPipeline({
    db,
    now: () => time,
    openDetector: async () => ({
      version: rules.version,
      detect: (event, owner) => detectInterview(event, owner, rules),
      companyDomain: (email) => companyDomain(email, rules),
    }),
    openCalendar: () => calendar,
    openMailbox: () => mailbox,
    openSender: () => sender,
    openTaskList: () => taskList,
  })
  const user = await saveUser(db, alice, time)
  for (const role of ['calendar', 'mailbox', 'sender'] as const)
    await saveConnection(db, user.id, { role, kind: 'memory', location: role })
  if (hasTaskList) await saveConnection(db, user.id, { role: 'tasks', kind: 'memory', location: 'tasks' })
  await runPass(pipeline, user)
  return {
    pipeline,
    user,
    db,
    mailbox,
    sender,
    taskList,
    now: () => time,
    /** Lets time pass and makes a pass then. */
    async passAt(moment: string) {
      time = new Date(moment).toISOString()
      return runPass(pipeline, (await findUser(db, user.id)) ?? user)
    },
    /** The calendar changes, and a pass notices. */
    async calendarBecomes(changed: CalendarEvent[], moment = time) {
      calendar.replaceWith(changed)
      return this.passAt(moment)
    },
    dossiers: async () =>
      (await loadDossiers(db, user.id)).filter(({ interview }) => interview.state !== 'merged'),
    drafts: () => listDrafts(db, user.id),
  }
}

export type Story = Awaited<ReturnType<typeof startStory>>

/** The only interview of the story. */
export async function onlyInterview(story: Story): Promise<Dossier> {
  const [only, ...more] = await story.dossiers()
  if (!only || more.length > 0)
    throw new Error(`There are ${more.length + (only ? 1 : 0)} interviews, not one.`)
  return only
}

/** How the task of a kind stands at a moment; undefined when there is none. */
export function standing({ tasks }: Dossier, kind: TaskKind, now: string): string | undefined {
  const task = tasks.find((each) => each.kind === kind)
  return task && taskState(task, new Date(now).toISOString())
}

/** When the task of a kind is due. */
export function due({ tasks }: Dossier, kind: TaskKind): string | undefined {
  return tasks.find((each) => each.kind === kind)?.dueAt
}

export function draftsOfKind(drafts: Draft[], kind: Draft['kind']): Draft[] {
  return drafts.filter((draft) => draft.kind === kind)
}
