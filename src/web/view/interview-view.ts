import { stageWords } from '../../digest/view/kind-words.ts'
import { capitalised } from '../../digest/view/plain-words.ts'
import { safeLink } from '../../digest/view/safe-link.ts'
import { type InterviewStanding, interviewStanding } from '../../followup/interview-standing.ts'
import { addHours } from '../../followup/local-time.ts'
import { interviewName, plain } from '../../followup/words.ts'
import type { PersonalNote } from '../../letter/notes-of-interview.ts'
import type { Dossier } from '../../store/dossiers.ts'
import type { StoredEvent } from '../../store/events.ts'
import type { User } from '../../store/users.ts'
import { type FormsView, formsView } from './forms-view.ts'
import { type NoteView, noteView } from './note-view.ts'
import { type OutcomeView, outcomeView } from './outcome-view.ts'
import { standingWords } from './page-words.ts'
import { type PersonView, peopleView } from './people-view.ts'
import { type ComingLetter, type PlanView, planView } from './plan-view.ts'
import { type ReasonView, reasonsView } from './reasons-view.ts'
import { type WeighingView, weighingView } from './weighing-view.ts'
import { whenOf } from './when.ts'

export interface InterviewView {
  id: string
  name: string
  standing: string
  when: string
  stage: string
  place: string
  joinLink: string | null
  isAsking: boolean
  reasons: ReasonView[]
  coolingOffUntil: string
  /** Which parts are open when the page is opened: what fits the moment. */
  open: {
    agree: boolean
    notes: boolean
    assess: boolean
    weigh: boolean
    linkedin: boolean
    questions: boolean
  }
  rounds: { name: string; when: string; href: string; isThis: boolean }[]
  plan: PlanView
  people: PersonView[]
  forms: FormsView
  weighing: WeighingView
  notes: NoteView[]
  noteLimit: string
  outcome: OutcomeView
}

export interface InterviewSource {
  user: User
  now: string
  base: string
  dossier: Dossier
  events: StoredEvent[]
  coolingOffHours: number
  /** Step 1 as the user would say it. */
  question: string
  /** What would be laid into the drafts, by task. */
  coming: ReadonlyMap<string, ComingLetter[]>
  notes: PersonalNote[]
  noteLimit: number
}

/** Everything about one interview, as the page shows it. */
export function interviewView(source: InterviewSource): InterviewView {
  const { user, now, dossier, events, coolingOffHours } = source
  const { interview } = dossier
  const standing = interviewStanding(dossier, now, coolingOffHours)
  const start = whenOf(interview.start, now, user.timeZone)
  return {
    id: interview.id,
    name: interviewName(interview) || 'Interview',
    standing: standingWords[standing],
    when: `${capitalised(start)} to ${whenOf(interview.end, now, user.timeZone).slice(-5)}`,
    stage: capitalised(stageWords(interview.stage)),
    place: plain(interview.place ?? ''),
    joinLink: interview.end > now ? safeLink(interview.conferenceLink) : null,
    isAsking: standing === 'asking',
    reasons: reasonsView(interview.reasons),
    coolingOffUntil:
      standing === 'cooling-off' ? whenOf(addHours(interview.end, coolingOffHours), now, user.timeZone) : '',
    open: openParts(standing, dossier, now),
    rounds: roundsOf(dossier, source),
    plan: planView(source),
    people: peopleView(dossier, events),
    forms: formsView(source),
    weighing: weighingView(dossier),
    notes: source.notes.map((note) => noteView(note, source.noteLimit)),
    noteLimit: String(source.noteLimit),
    outcome: outcomeView(dossier, now, user.timeZone),
  }
}

/** On a phone a page of closed parts is a table of contents; what the moment asks for is open. */
function openParts(standing: InterviewStanding, dossier: Dossier, now: string): InterviewView['open'] {
  const isOpen = (kind: string) =>
    dossier.tasks.some((task) => task.kind === kind && task.state === 'planned' && task.availableAt <= now)
  return {
    agree: ['upcoming', 'under-way'].includes(standing) && !dossier.agreement,
    notes: ['under-way', 'cooling-off'].includes(standing),
    questions: standing === 'cooling-off',
    assess: isOpen('self-assessment'),
    weigh: isOpen('weigh-up'),
    linkedin: isOpen('connect-linkedin'),
  }
}

function roundsOf(
  { rounds, interview }: Dossier,
  { now, user, base }: InterviewSource,
): InterviewView['rounds'] {
  if (rounds.length < 2) return []
  return rounds.map((round) => ({
    name: capitalised(stageWords(round.stage)) || plain(round.title),
    when: whenOf(round.start, now, user.timeZone),
    href: `${base}/interviews/${round.id}`,
    isThis: round.id === interview.id,
  }))
}
