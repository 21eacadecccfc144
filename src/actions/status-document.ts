import { Temporal } from 'temporal-polyfill'
import type { App } from '../app.ts'
import type { Interview } from '../detection/interview.ts'
import type { Person } from '../detection/interview-detection.ts'
import { interviewStanding } from '../followup/interview-standing.ts'
import { taskState } from '../followup/task.ts'
import { listConnections } from '../store/connections.ts'
import { listDigests } from '../store/digests.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'

/** The document that `sync --json` and `status --json` print; its shape is a contract with other programs. */
export type StatusDocument = Awaited<ReturnType<typeof statusDocument>>

/** `changed` is how many events the pass before it changed. Times carry the user's offset. */
export async function statusDocument({ pipeline }: App, user: User, changed: number) {
  const now = pipeline.clock.now()
  const local = (instant: string) => inOffset(instant, user.timeZone)
  const connections = await listConnections(pipeline.db, user.id)
  const dossiers = (await loadDossiers(pipeline.db, user.id)).filter(
    ({ interview }) => interview.state !== 'merged',
  )
  return {
    now: local(now),
    connections: connections.map(({ id, role, kind, error }) => ({
      id,
      kind: role === 'calendar' ? kind : `${kind}-${role}`,
      ok: error === null,
      error,
    })),
    events: { read: connections.reduce((sum, { eventsRead }) => sum + eventsRead, 0), changed },
    interviews: dossiers.map((dossier) =>
      describeInterview(dossier, now, pipeline.rules.followUp.coolingOff.hours),
    ),
    tasks: dossiers.flatMap(({ tasks }) =>
      tasks.map((task) => ({
        id: task.id,
        interviewId: task.interviewId,
        kind: task.kind,
        due: local(task.dueAt),
        state: taskState(task, now),
      })),
    ),
    drafts: dossiers.flatMap(({ drafts }) =>
      drafts.map(({ id, interviewId, kind, person, subject, state, link }) => ({
        id,
        interviewId,
        kind,
        to: person,
        subject,
        state,
        link: state === 'placed' || state === 'edited' ? link : null,
      })),
    ),
    digests: (await listDigests(pipeline.db, user.id)).map(({ week, state }) => ({ week, state })),
  }
}

function describeInterview(dossier: Dossier, now: string, coolingOffHours: number) {
  const { interview } = dossier
  return {
    id: interview.id,
    uid: interview.uid,
    verdict: interview.verdict,
    company: interview.company,
    role: interview.role,
    stage: interview.stage,
    start: inOffset(interview.start, interview.timeZone),
    end: inOffset(interview.end, interview.timeZone),
    timeZone: interview.timeZone,
    state: interviewStanding(dossier, now, coolingOffHours),
    interviewers: interview.interviewers.map(nameAndEmail),
    recruiter: interview.recruiter && nameAndEmail(interview.recruiter),
    platform: interview.platform,
    reasons: interview.reasons satisfies Interview['reasons'],
  }
}

function nameAndEmail({ name, email }: Person) {
  return { name, email }
}

/** ISO 8601 with the offset of the zone: still an instant, and readable as a local time. */
export function inOffset(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toString({ timeZone, smallestUnit: 'second' })
}
