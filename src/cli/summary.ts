import { fileURLToPath } from 'node:url'
import type { App } from '../app.ts'
import { interviewStanding } from '../followup/interview-standing.ts'
import { isLetterKind, type Task, taskState } from '../followup/task.ts'
import { interviewName, plain, taskWords } from '../followup/words.ts'
import { recipientsOf } from '../letter/recipients.ts'
import { listConnections } from '../store/connections.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import { shortTime } from './words.ts'

/**
 * What a person wants to know after a pass, in a screenful: what does not work, interviews, what is due, and drafts to
 * send. `told` is what they hear anyway.
 */
export async function summary({ pipeline }: App, user: User, told: readonly string[]): Promise<string> {
  const now = pipeline.clock.now()
  const dossiers = (await loadDossiers(pipeline.db, user.id)).filter(
    ({ interview }) => interview.state !== 'merged',
  )
  const coolingOff = pipeline.rules.followUp.coolingOff.hours
  const asked = dossiers.filter(
    ({ interview }) => interview.verdict === 'ask' && interview.state === 'scheduled',
  )
  const found = dossiers.filter(({ interview }) => interview.verdict === 'interview')
  const errors = (await listConnections(pipeline.db, user.id)).flatMap(({ error }) => error ?? [])
  const lines = [
    ...section(
      'Does not work',
      [...new Set(errors)].filter((error) => !told.includes(error)),
    ),
    ...section(
      `Interviews of ${plain(user.name ?? user.email)}`,
      found.map((d) => interviewLine(d, user, now, coolingOff)),
    ),
    ...section(
      'Due now',
      found.flatMap((dossier) => dueLines(dossier, user, now)),
    ),
    ...section('Lying in your drafts', found.flatMap(draftLines)),
    ...section('Coming up', comingUp(found, user, now)),
    ...section(
      'Was this an interview?',
      asked.map((dossier) => askLine(dossier, user)),
    ),
  ]
  return lines.length > 0
    ? lines.join('\n')
    : 'No interview has been found so far. Afterword looks again with every pass.'
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), '']
}

function interviewLine(dossier: Dossier, user: User, now: string, coolingOff: number): string {
  const { interview } = dossier
  const standing = interviewStanding(dossier, now, coolingOff)
  const when = shortTime(interview.start, user.timeZone)
  return `${interview.id}  ${when.padEnd(18)}  ${standing.padEnd(11)}  ${interviewName(interview)}`
}

/** One line for an interview, however much there is to do about it. */
function dueLines(dossier: Dossier, user: User, now: string): string[] {
  const due = dossier.tasks.filter(
    (task) => ['open', 'overdue'].includes(taskState(task, now)) && !hasDraft(dossier, task),
  )
  if (due.length === 0) return []
  const lacking = due.some((task) => lacksAddress(task, dossier, user))
  const hint = `\n    No address is known to write to: afterword agree ${dossier.interview.id} --contact "Name <address>"`
  return [
    `${interviewName(dossier.interview)}: ${due.map(({ kind }) => taskWords[kind]).join('; ')}${lacking ? hint : ''}`,
  ]
}

function hasDraft({ drafts }: Dossier, { kind }: Task): boolean {
  return drafts.some((draft) => draft.kind === kind && draft.state !== 'withdrawn')
}

function lacksAddress({ kind }: Task, { interview, agreement }: Dossier, user: User): boolean {
  return isLetterKind(kind) && recipientsOf(kind, { interview, agreement, ownEmail: user.email }).length === 0
}

function draftLines({ drafts }: Dossier): string[] {
  return drafts
    .filter(({ state }) => state === 'placed' || state === 'edited')
    .map(
      ({ toName, person, subject, link }) =>
        `${plain(toName ?? person)}: ${plain(subject)}\n    ${readable(link)}`,
    )
}

/** A path is easier to use than a file address. */
function readable(link: string | null): string {
  if (link === null) return ''
  return link.startsWith('file:') ? fileURLToPath(link) : link
}

const mostComing = 6

function comingUp(dossiers: Dossier[], user: User, now: string): string[] {
  return dossiers
    .flatMap((dossier) => dossier.tasks.map((task) => ({ task, dossier })))
    .filter(({ task }) => taskState(task, now) === 'planned' && task.kind !== 'take-distance')
    .toSorted((a, b) => (a.task.availableAt < b.task.availableAt ? -1 : 1))
    .slice(0, mostComing)
    .map(({ task, dossier }) => {
      const when = shortTime(task.availableAt, user.timeZone)
      return `${when.padEnd(18)}  ${taskWords[task.kind]}: ${interviewName(dossier.interview)}`
    })
}

function askLine({ interview }: Dossier, user: User): string {
  return `${interview.id}  ${shortTime(interview.start, user.timeZone)}  ${plain(interview.title)}\n    afterword answer ${interview.id} yes|no`
}
