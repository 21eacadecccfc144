import type { App } from '../app.ts'
import type { Person } from '../detection/interview-detection.ts'
import { interviewStanding } from '../followup/interview-standing.ts'
import { balance } from '../followup/reflection.ts'
import { taskState } from '../followup/task.ts'
import { interviewName, plain, taskWords } from '../followup/words.ts'
import { linkedInNotes } from '../letter/notes-of-interview.ts'
import { lettersIn } from '../letter/write-letter.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import { shortTime } from './words.ts'

/** Everything about one interview on a page of text: people, plan, agreement, notes. */
export async function interviewSheet(app: App, user: User, interviewId: string): Promise<string> {
  const { pipeline } = app
  const now = pipeline.clock.now()
  const dossier = (await loadDossiers(pipeline.db, user.id)).find(
    ({ interview }) => interview.id === interviewId,
  )
  if (!dossier) return 'That is forgotten now.'
  const { interview } = dossier
  const standing = interviewStanding(dossier, now, pipeline.rules.followUp.coolingOff.hours)
  return [
    `${interviewName(interview)} (${interview.id})`,
    `  ${shortTime(interview.start, user.timeZone)} to ${shortTime(interview.end, user.timeZone)}, ${standing}`,
    ...peopleLines(dossier),
    ...stepOneLines(app, dossier),
    ...planLines(dossier, user, now),
    ...reflectionLines(dossier),
    ...noteLines(app, user, dossier),
  ].join('\n')
}

function peopleLines({ interview }: Dossier): string[] {
  const recruiter = interview.recruiter ? [`  Recruiter: ${describePerson(interview.recruiter)}`] : []
  return [...interview.interviewers.map((person) => `  With: ${describePerson(person)}`), ...recruiter]
}

function describePerson({ name, email, title }: Person): string {
  return plain([name, title, email && `<${email}>`].filter(Boolean).join(', '))
}

function stepOneLines({ pipeline }: App, { interview, agreement }: Dossier): string[] {
  if (!agreement) {
    const { askHowToFollowUp } = lettersIn(pipeline.letters.library, interview.language ?? 'en', 'thank-you')
    return [
      '',
      `  Ask before you leave: ${askHowToFollowUp[0] ?? ''}`,
      `  Then: afterword agree ${interview.id} …`,
    ]
  }
  const { channel, contactName, contactEmail, promisedDate } = agreement
  const parts = [
    channel && `by ${channel}`,
    contactName ?? contactEmail,
    promisedDate && `they answer by ${promisedDate}`,
  ]
  return ['', `  Agreed: ${plain(parts.filter(Boolean).join(', '))}`]
}

function planLines({ tasks, drafts }: Dossier, user: User, now: string): string[] {
  if (tasks.length === 0) return []
  return [
    '',
    '  Plan',
    ...tasks.map((task) => {
      const line = `    ${shortTime(task.dueAt, user.timeZone).padEnd(18)}  ${taskState(task, now).padEnd(9)}  ${taskWords[task.kind]}`
      const own = drafts.filter(({ kind }) => kind === task.kind)
      return [
        line,
        ...own.map((d) => `      ${d.state}: ${plain(d.toName ?? d.person)}, ${plain(d.subject)}`),
      ].join('\n')
    }),
  ]
}

function reflectionLines({ assessment, weighing, questions }: Dossier): string[] {
  const lines = [
    ...questions.map(({ text }) => `  Your question: ${plain(text)}`),
    ...(assessment?.well ?? []).map((text) => `  Went well: ${plain(text)}`),
    ...(assessment?.poorly ?? []).map((text) => `  Went poorly: ${plain(text)}`),
    ...(assessment?.surprises ?? []).map((text) => `  Surprise: ${plain(text)}`),
    ...weighing.pros.map(
      ({ text, weight, shared }) => `  + ${plain(text)} (${weight}${shared ? ', shared' : ''})`,
    ),
    ...weighing.cons.map(
      ({ text, weight, shared }) => `  - ${plain(text)} (${weight}${shared ? ', shared' : ''})`,
    ),
    ...(weighing.pros.length + weighing.cons.length > 0 ? [`  Balance: ${balance(weighing)}`] : []),
    ...(weighing.wouldTakeIt ? [`  Would you take it if nothing pressed you? ${weighing.wouldTakeIt}`] : []),
  ]
  return lines.length > 0 ? ['', ...lines] : []
}

function noteLines({ pipeline }: App, user: User, dossier: Dossier): string[] {
  const task = dossier.tasks.find(({ kind }) => kind === 'connect-linkedin')
  if (task?.state !== 'planned') return []
  const limit = pipeline.rules.followUp.connectLinkedin.noteLimit
  const { library, eventsTradeWords } = pipeline.letters
  const notes = linkedInNotes(dossier, user, { library, eventsTradeWords, limit })
  const lines = notes.flatMap(({ person, text, searchLink }) => [
    `    ${plain(person.name ?? '')}: ${searchLink ?? ''}`,
    `      ${text}`,
  ])
  return lines.length > 0 ? ['', `  LinkedIn notes (at most ${limit} characters)`, ...lines] : []
}
