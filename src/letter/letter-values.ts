import { cleanCompany } from './clean-company.ts'
import { cleanRole } from './clean-role.ts'
import { cleanLine, cleanName, cleanSentence } from './clean-text.ts'
import type { Values } from './compile-template.ts'
import { formatDate, localeOf } from './format-date.ts'
import type { LetterRequest } from './letter-request.ts'
import { stages } from './letter-vocabulary.ts'
import type { LanguageLetters } from './load-letters.ts'
import { personName } from './person-name.ts'
import { recipientFunction } from './recipient-function.ts'
import { typeset } from './typography.ts'
import { usableTopic } from './usable-topic.ts'

const stageFlags = Object.fromEntries(
  stages.map((stage) => [stage, Object.fromEntries(stages.map((each) => [each, each === stage]))]),
)

/** Everything a template may name but the angle, cleaned. */
export function letterValues(request: LetterRequest, letters: LanguageLetters): Values {
  const { language } = letters
  const names = [request.recipient.name, ...request.colleagues].filter((name) => name !== null)
  const date = (value: string | null) => formatDate(value, request.timeZone, language)
  return {
    ...talkValues(request, letters),
    topic: usableTopic(request.topic, language, names),
    date: date(request.heldOn),
    promisedDate: date(request.promisedDate),
    answerBy: date(request.answerBy),
    nextStep: usableTopic(request.nextStep, language, []),
    ownSentence: cleanSentence(request.ownSentence),
    availability: cleanSentence(request.availabilityNote),
    colleagues: joined(request.colleagues, language),
    interest: request.mayMentionInterest,
    agency: request.recipient.isAgency,
    coordinator: request.coordinator,
    rejected: request.situation === 'rejected',
    alsoAskFeedback: request.alsoAskFeedback,
    accepted: request.offerAccepted,
    ...questionValues(request, letters),
    pros: bullets(request.pros),
    openPoints: bullets(request.openPoints),
    verdict: {
      continue: request.verdict === 'continue',
      clarify: request.verdict === 'continue-if-clarified',
      stop: request.verdict === 'stop',
    },
  }
}

/** What letters and LinkedIn notes have in common. */
export function talkValues(
  request: Pick<LetterRequest, 'role' | 'company' | 'stage' | 'trade' | 'recipient'>,
  letters: LanguageLetters,
): Values {
  const stage = request.stage ?? 'other'
  return {
    role: cleanRole(request.role),
    company: cleanCompany(request.company),
    occasion: letters.occasions[stage],
    stage: stageFlags[stage],
    events: request.trade === 'events',
    recruiter: request.recipient.isRecruiter || request.recipient.isAgency,
  }
}

/** What the reader looks at the role from; `turn` rotates through them so that a panel gets different ones. */
export function angleFor(request: LetterRequest, letters: LanguageLetters, turn: number): string {
  const angles = letters.angles[recipientFunction(request.recipient)]
  return angles[turn % angles.length] ?? ''
}

function questionValues(request: LetterRequest, letters: LanguageLetters): Values {
  const texts = request.questions
    .map(({ text }) => cleanLine(text, 300))
    .filter((text) => text !== null)
    .map((text) => typeset(letters.language, text))
    .slice(0, 3)
  const [only] = texts
  return {
    question: texts.length === 1 ? (only ?? null) : null,
    questions:
      texts.length === 1 ? (only ?? null) : texts.map((text, index) => `${index + 1}. ${text}`).join('\n'),
    questionCount: letters.questionCounts[texts.length - 1] ?? letters.questionCounts[0],
  }
}

function bullets(lines: readonly string[]): string | null {
  const clean = lines.map((line) => cleanLine(line, 200)).filter((line) => line !== null)
  return clean.length === 0 ? null : clean.map((line) => `- ${line}`).join('\n')
}

/** "Anna Keller and Ben Okafor"; null when no name is usable. */
function joined(names: readonly string[], language: string): string | null {
  const clean = names.map((name) => personName(name, null)?.whole ?? null).filter((name) => name !== null)
  const usable = [...new Set(clean)].map((name) => cleanName(name, 60)).filter((name) => name !== null)
  return usable.length === 0
    ? null
    : new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(usable)
}
