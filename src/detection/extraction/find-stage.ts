import type { Stage } from '../interview-detection.ts'
import type { Reading } from '../reading.ts'
import { isSamePerson } from '../same-person.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { findAll, occurs, type TermPattern } from '../text/term-pattern.ts'
import { isAgencyDomain } from './employer-domains.ts'
import type { People } from './find-people.ts'
import { findPlatform } from './find-platform.ts'
import { strictRoleSpans } from './role-span.ts'

/** First match wins; what the words say comes before what the circumstances suggest. */
const BY_WORDS: Stage[] = [
  'final',
  'onsite',
  'assessment',
  'technical',
  'hiring-manager',
  'panel',
  'screen',
  'informal',
]
const PANEL_SIZE = 3
/** "Technical support is available". */
const HELP = /^\s(?:support|issues?|difficult|problems?|requirements|help|check)/u

/** The stage of the process that the event states; null when it states none. */
export function findStage(
  reading: Reading,
  people: People,
  company: string | null,
  role: string | null,
): Stage | null {
  const stated = (stage: Stage) => states(stage, reading, role)
  for (const stage of BY_WORDS) {
    if (stage === 'screen' && isLaterRound(reading)) continue
    if (stated(stage) && !(stage === 'assessment' && isLiveTechnical(reading, role))) return stage
    if (stage === 'panel' && people.interviewers.length >= PANEL_SIZE) return 'panel'
    if (stage === 'screen' && isFirstTalk(reading, people, stated('other'))) return 'screen'
  }
  if (stated('other')) return 'other'
  if (isTestAlone(reading, people)) return 'assessment'
  return isAtEmployer(reading, company) ? 'onsite' : null
}

function states(stage: Stage, reading: Reading, role: string | null): boolean {
  const pattern = reading.lexicon.stages[stage]
  if (saysNow(pattern, reading.text.foldedTitle, reading, role)) return true
  if (stage === 'informal' && isFormal(reading)) return false
  return reading.text.lines.some((line) => saysNow(pattern, foldText(line), reading, role))
}

/** Said of this event: not inside the job's own name, and not of a later stage ("before the panel"). */
function saysNow(pattern: TermPattern, folded: string, { lexicon }: Reading, role: string | null): boolean {
  const roleAt = role === null ? -1 : folded.indexOf(foldText(role))
  const found = findAll(pattern, folded)
  const jobs = found.length > 0 ? strictRoleSpans(folded, lexicon) : []
  return found.some(({ start, end }) => {
    if (jobs.some((job) => job.start <= start && job.end > end)) return false
    if (HELP.test(folded.slice(end))) return false
    if (roleAt >= 0 && start >= roleAt && start < roleAt + (role?.length ?? 0)) return false
    const before =
      folded
        .slice(Math.max(0, start - 30), start)
        .split(/[.;!?]/u)
        .at(-1) ?? ''
    return !occurs(lexicon.later, before)
  })
}

/** A test at an assessment tool, with nobody there. */
function isTestAlone(reading: Reading, { interviewers }: People): boolean {
  const platform = findPlatform(reading)
  const kind = reading.rules.platforms.find(([name]) => name === platform)?.[1].kind
  return kind === 'assessment' && interviewers.length === 0
}

/** A live session called technical stays technical even when it contains a test or a take-home. */
function isLiveTechnical(reading: Reading, role: string | null): boolean {
  return states('technical', reading, role) && reading.guests.some((guest) => guest.kind === 'outsider')
}

/** "Interview: round two", with the first call only thanked for below. */
function isLaterRound({ lexicon, text }: Reading): boolean {
  const { other, screen } = lexicon.stages
  return occurs(other, text.foldedTitle) && !occurs(screen, text.foldedTitle)
}

/** A recruiter's or agency's first call, where nothing says that it is a later round. */
function isFirstTalk(reading: Reading, people: People, laterRound: boolean): boolean {
  const { recruiter, interviewers } = people
  if (recruiter === null || laterRound || isAtEmployer(reading, null) || isFormal(reading)) return false
  const onlyRecruiter = interviewers.every((person) => isSamePerson(person, recruiter))
  const agency = reading.guests.some(
    (guest) => guest.organizer && guest.domain !== null && isAgencyDomain(guest.domain, reading),
  )
  return onlyRecruiter && interviewers.length > 0 && (agency || recruiter.name !== null)
}

/** Called an interview, and by no word a call or a chat: the recruiter may just be the one who invites. */
function isFormal({ lexicon, text }: Reading): boolean {
  const { certain, likely } = lexicon.interview
  if (!occurs(certain, text.foldedTitle) && !occurs(likely, text.foldedTitle)) return false
  return !occurs(lexicon.meeting, text.foldedTitle) && !occurs(lexicon.recruiting.functions, text.foldedTitle)
}

function isAtEmployer(reading: Reading, company: string | null): boolean {
  const { lexicon, text } = reading
  const says = [text.foldedTitle, ...text.lines.map(foldText)].some((line) => occurs(lexicon.inPerson, line))
  if (says) return true
  if (company === null || text.place === '') return false
  const place = squash(text.place.replace(/https?:\/\/\S+/giu, ''))
  const organisation = findAll(lexicon.companyWords, foldText(company))
  const distinctive = [...foldText(company).matchAll(/[\p{L}\p{N}]{4,}/gu)].filter(
    ({ index }) => !organisation.some((found) => found.start <= index && index < found.end),
  )
  return place.includes(squash(company)) || distinctive.some(([word]) => place.includes(squash(word)))
}
