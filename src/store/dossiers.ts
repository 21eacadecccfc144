import type { Interview } from '../detection/interview.ts'
import type { Agreement } from '../followup/agreement.ts'
import type { Outcome } from '../followup/outcome.ts'
import { type Assessment, emptyWeighing, type Notes, noNotes, type Weighing } from '../followup/reflection.ts'
import type { Task } from '../followup/task.ts'
import { listAgreements } from './agreements.ts'
import type { Database } from './database.ts'
import { type Draft, listDrafts } from './drafts.ts'
import { listInterviews } from './interviews.ts'
import { listOutcomes } from './outcomes.ts'
import { listProcesses, type Process } from './processes.ts'
import { listQuestions, type Question } from './questions.ts'
import { listAssessments, listNotes, listWeighings } from './reflections.ts'
import { listTasks } from './tasks.ts'

/** Everything that is known about one interview. */
export interface Dossier {
  interview: Interview
  process: Process | null
  /** The rounds of its process that take or took place, itself included, in order. */
  rounds: Interview[]
  /** History of its process, oldest first. */
  outcomes: Outcome[]
  agreement: Agreement | null
  notes: Notes
  /** The user's own questions for this interview. */
  questions: Question[]
  assessment: (Assessment & { at: string }) | null
  weighing: Weighing
  tasks: Task[]
  drafts: Draft[]
}

/**
 * The dossiers of all interviews of a user, in order of their start; with `ids` of these, and of the other rounds of
 * their processes. One query per table.
 */
export async function loadDossiers(
  db: Database,
  userId: string,
  ids?: readonly string[],
): Promise<Dossier[]> {
  const interviews = await listInterviews(db, userId, ids)
  const only = ids === undefined ? undefined : interviews.map(({ id }) => id)
  const processes = new Map(
    (await listProcesses(db, userId, only && processesOf(interviews))).map((process) => [
      process.id,
      process,
    ]),
  )
  const outcomes = await listOutcomes(db, userId, only && processesOf(interviews))
  const agreements = await listAgreements(db, userId, only)
  const notes = await listNotes(db, userId, only)
  const assessments = await listAssessments(db, userId, only)
  const weighings = await listWeighings(db, userId, only)
  const questions = Map.groupBy(await listQuestions(db, userId, only), ({ interviewId }) => interviewId)
  const tasks = Map.groupBy(await listTasks(db, userId, only), ({ interviewId }) => interviewId)
  const drafts = Map.groupBy(await listDrafts(db, userId, only), ({ interviewId }) => interviewId)
  const rounds = Map.groupBy(
    interviews.filter(({ state }) => state === 'scheduled'),
    ({ processId }) => processId,
  )
  return interviews.map((interview) => {
    const { id, processId } = interview
    return {
      interview,
      process: processId === null ? null : (processes.get(processId) ?? null),
      rounds: processId === null ? [] : (rounds.get(processId) ?? []),
      outcomes: processId === null ? [] : (outcomes.get(processId) ?? []),
      agreement: agreements.get(id) ?? null,
      notes: notes.get(id) ?? noNotes,
      questions: questions.get(id) ?? [],
      assessment: assessments.get(id) ?? null,
      weighing: weighings.get(id) ?? emptyWeighing,
      tasks: tasks.get(id) ?? [],
      drafts: drafts.get(id) ?? [],
    }
  })
}

function processesOf(interviews: Interview[]): string[] {
  return interviews.flatMap(({ processId }) => processId ?? [])
}
