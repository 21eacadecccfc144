import type { Stage } from '../../../src/detection/interview-detection.ts'
import type { Skeleton } from '../../../src/letter/compile-skeleton.ts'
import type { LetterKind, LetterRequest } from '../../../src/letter/letter-request.ts'
import { stages } from '../../../src/letter/letter-vocabulary.ts'
import type { LanguageRules } from './language-rules.ts'
import { bareRequest, switchOn } from './sample-requests.ts'

const always = new Set(['angle', 'questions', 'questionCount', 'greeting'])

/**
 * Requests in every combination of known and unknown that makes a difference to this skeleton. Up to six switches all
 * combinations; with more: none, all, each one and each pair alone, each one and each pair missing.
 */
export function combinations(kind: LetterKind, skeleton: Skeleton, rules: LanguageRules): LetterRequest[] {
  const start = startOf(kind, skeleton, rules)
  const needed = skeleton.needs.filter((name) => !name.includes('.'))
  const switches = [...skeleton.mentions].filter(
    (name) =>
      !name.includes('.') && !always.has(name) && !needed.includes(name) && !skeleton.unless.includes(name),
  )
  const base = needed.reduce((request, name) => switchOn(name, request, rules), start)
  return subsets(switches).flatMap((on) => {
    const request = on.reduce((so, name) => switchOn(name, so, rules), base)
    return verdictsOf(
      kind,
      skeleton,
      stagesOf(skeleton, on.length === 0 || on.length === switches.length, request),
    )
  })
}

function startOf(kind: LetterKind, skeleton: Skeleton, rules: LanguageRules): LetterRequest {
  const bare = {
    ...bareRequest(kind, rules.language),
    mayMentionInterest: skeleton.needs.includes('interest'),
  }
  const questions = rules.facts.questions.map((text) => ({ text }))
  if (kind === 'questions') return { ...bare, questions }
  // Without a single line to share there is no such letter, except to stop.
  return kind === 'share-with-recruiter' && !skeleton.needs.includes('verdict.stop')
    ? { ...bare, pros: [rules.facts.pros[0]] }
    : bare
}

function stagesOf(skeleton: Skeleton, all: boolean, request: LetterRequest): LetterRequest[] {
  const named = (names: Iterable<string>) =>
    [...names].filter((name) => name.startsWith('stage.')).map((name) => name.slice('stage.'.length))
  const needed = named(skeleton.needs)
  const told = new Set<string>(all ? stages : [...named(skeleton.mentions), 'other'])
  const possible = stages.filter((stage) => (needed.length > 0 ? needed.includes(stage) : told.has(stage)))
  const allowed = possible.filter((stage) => !named(skeleton.unless).includes(stage))
  const unknown: (Stage | null)[] = needed.length > 0 ? [] : [null]
  return [...allowed, ...unknown].map((stage) => ({ ...request, stage }))
}

function verdictsOf(kind: LetterKind, skeleton: Skeleton, requests: LetterRequest[]): LetterRequest[] {
  if (kind !== 'share-with-recruiter') return requests
  const verdicts = {
    'verdict.continue': 'continue',
    'verdict.clarify': 'continue-if-clarified',
    'verdict.stop': 'stop',
  } as const
  const needed = skeleton.needs.filter((name) => name in verdicts)
  return Object.entries(verdicts)
    .filter(([name]) => (needed.length > 0 ? needed.includes(name) : !skeleton.unless.includes(name)))
    .flatMap(([, verdict]) => requests.map((request) => ({ ...request, verdict })))
}

function subsets(names: readonly string[]): string[][] {
  if (names.length <= 6) {
    return Array.from({ length: 2 ** names.length }, (_, bits) =>
      names.filter((_name, at) => (bits >> at) & 1),
    )
  }
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other]))
  const few = [[], ...names.map((name) => [name]), ...pairs]
  return [...few, ...few.map((left) => names.filter((name) => !left.includes(name)))]
}
