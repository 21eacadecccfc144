import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { migrationProvider } from '../../migrations/index.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import type { LetterTaskKind, TaskKind } from '../../src/followup/task.ts'
import { taskState } from '../../src/followup/task.ts'
import { loadLetters } from '../../src/letter/load-letters.ts'
import { type Pipeline, runPass } from '../../src/pipeline.ts'
import { createMemoryCalendar } from '../../src/providers/memory/memory-calendar.ts'
import { createMemoryMailbox } from '../../src/providers/memory/memory-mailbox.ts'
import { createMemorySender } from '../../src/providers/memory/memory-sender.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { type Dossier, loadDossiers } from '../../src/store/dossiers.ts'
import { type Draft, listDrafts } from '../../src/store/drafts.ts'
import { keyFrom } from '../../src/store/installation-key.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from './make-event.ts'

const detectionRules = await loadDetectionRules()
const library = loadLetters([fileURLToPath(new URL('../../templates/letters', import.meta.url))])
const settings = await loadSettings(null, {})

/** Alice's life with Afterword: the true pipeline on a calendar, a mailbox and a sender in memory. */
export async function startStory(events: CalendarEvent[], now: string) {
  let time = new Date(now).toISOString()
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const calendar = createMemoryCalendar(events)
  const mailbox = createMemoryMailbox()
  const sender = createMemorySender()
  const pipeline: Pipeline = {
    db,
    clock: { now: () => time },
    key: keyFrom(randomBytes(32)),
    progress: { show: () => {}, clear: () => {} },
    rules: {
      followUp: settings.followUp,
      interviews: settings.interviews,
      window: settings.calendar,
      detectionVersion: detectionRules.version,
    },
    detect: (event, owner) => detectInterview(event, owner, detectionRules),
    openCalendar: () => calendar,
    openMailbox: () => mailbox,
    openSender: () => sender,
    letters: { library, ...settings.letters },
    digest: {
      enabled: true,
      schedule: settings.digest,
      library,
      templates: () => loadDigestTemplates(),
      linksFor: () => ({
        unsubscribe: 'https://afterword.example/u/1',
        settings: null,
        resume: null,
        home: null,
      }),
    },
  }
  const user = await saveUser(db, alice, time)
  for (const role of ['calendar', 'mailbox', 'sender'] as const)
    await saveConnection(db, user.id, { role, kind: 'memory', location: role })
  await runPass(pipeline, user)
  return {
    pipeline,
    user,
    db,
    calendar,
    mailbox,
    sender,
    settings,
    now: () => time,
    /** Lets time pass and makes a pass then. */
    async passAt(moment: string) {
      time = new Date(moment).toISOString()
      return runPass(pipeline, user)
    },
    /** The calendar changes, and a pass notices. */
    async calendarBecomes(changed: CalendarEvent[], moment = time) {
      calendar.replaceWith(changed)
      return this.passAt(moment)
    },
    dossiers: () => loadDossiers(db, user.id),
    drafts: () => listDrafts(db, user.id),
    close: () => db.destroy(),
  }
}

export type Story = Awaited<ReturnType<typeof startStory>>

/** The only interview of the story. */
export async function onlyInterview(story: Story): Promise<Dossier> {
  const [only, ...more] = (await story.dossiers()).filter(({ interview }) => interview.state !== 'merged')
  if (!only || more.length > 0)
    throw new Error(`There are ${more.length + (only ? 1 : 0)} interviews, not one.`)
  return only
}

/** The task of a kind as a person sees it; undefined when there is none. */
export function task({ tasks }: Dossier, kind: TaskKind, now: string) {
  const found = tasks.find((each) => each.kind === kind)
  return found && { ...found, standing: taskState(found, now) }
}

export function draftsOf(drafts: Draft[], kind: LetterTaskKind): Draft[] {
  return drafts.filter((draft) => draft.kind === kind)
}
