import { shortDate } from '../../digest/view/local-time.ts'
import { type OutcomeKind, processState } from '../../followup/outcome.ts'
import type { Dossier } from '../../store/dossiers.ts'
import { outcomeWords } from './page-words.ts'
import { whenOf } from './when.ts'

export interface OutcomeView {
  history: { words: string; when: string }[]
  /** What can be said now: an offer is answered only where there is one. */
  choices: { kind: OutcomeKind; word: string; meaning: string; needsDate: boolean }[]
}

const whileOpen: OutcomeKind[] = ['replied', 'offer', 'rejected', 'withdrawn', 'silent']
const withOffer: OutcomeKind[] = ['accepted', 'declined', 'rejected']

export function outcomeView({ outcomes, process }: Dossier, now: string, timeZone: string): OutcomeView {
  const state = processState(outcomes)
  const kinds: OutcomeKind[] = state === 'open' ? whileOpen : state === 'offer' ? withOffer : ['reopened']
  return {
    history: outcomes.map(({ kind, at, answerBy }) => ({
      words: `${outcomeWords[kind].word}${answerBy ? `, to answer by ${shortDate(answerBy)}` : ''}`,
      when: whenOf(at, now, timeZone),
    })),
    choices: (process === null ? [] : kinds).map((kind) => ({
      kind,
      ...outcomeWords[kind],
      needsDate: kind === 'offer',
    })),
  }
}
