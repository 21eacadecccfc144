import { balance, type Point, verdicts } from '../../followup/reflection.ts'
import type { Dossier } from '../../store/dossiers.ts'
import { type Choice, choices } from './choice.ts'
import { verdictWords } from './page-words.ts'

export interface PointRow {
  /** Name of the fields in the form: "pro-0". */
  field: string
  number: number
  text: string
  weights: Choice[]
  shared: boolean
}

export interface WeighingView {
  pros: PointRow[]
  cons: PointRow[]
  wouldTakeIt: Choice[]
  verdicts: Choice[]
  hasRecruiter: boolean
  /** What the weights say together; '' while there are none. */
  balance: string
}

/** Rows that are always there to be filled in. */
const emptyRows = 2
const usualWeight = 3
const takeWords = { yes: 'Yes', no: 'No', unsure: 'I do not know' }

export function weighingView({ weighing, interview }: Dossier): WeighingView {
  return {
    pros: rows('pro', weighing.pros),
    cons: rows('con', weighing.cons),
    wouldTakeIt: choices(['yes', 'no', 'unsure'], takeWords, weighing.wouldTakeIt),
    verdicts: choices(verdicts, verdictWords, weighing.verdict),
    hasRecruiter: interview.recruiter !== null,
    balance: weighing.pros.length + weighing.cons.length > 0 ? balanceWords(balance(weighing)) : '',
  }
}

function rows(side: 'pro' | 'con', points: Point[]): PointRow[] {
  const empty: Point[] = Array.from({ length: emptyRows }, () => ({
    text: '',
    weight: usualWeight,
    shared: false,
  }))
  return [...points, ...empty].map(({ text, weight, shared }, index) => ({
    field: `${side}-${index}`,
    number: index + 1,
    text,
    weights: [1, 2, 3, 4, 5].map((step) => ({
      value: String(step),
      words: String(step),
      isChosen: step === weight,
    })),
    shared,
  }))
}

function balanceWords(sum: number): string {
  if (sum === 0) return 'By weight, both sides are even.'
  return `By weight, ${sum > 0 ? 'the pros' : 'the cons'} are ahead by ${Math.abs(sum)}.`
}
