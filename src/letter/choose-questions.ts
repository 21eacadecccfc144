import type { Stage } from '../detection/interview-detection.ts'
import type { LanguageLetters } from './load-letters.ts'

export interface ChosenQuestion {
  /** Of the bank; null for the user's own. */
  id: string | null
  text: string
}

export interface QuestionRequest {
  /** The user's own, in their order. */
  own: readonly string[]
  /** Ids or texts of everything asked before in this process. */
  asked: readonly string[]
  stage: Stage | null
  audience: 'recruiter' | 'interviewer'
  /** One to three. */
  limit: number
}

/** The user's own questions first; without any, fitting ones of the bank. Never one asked before in the process. */
export function chooseQuestions(request: QuestionRequest, letters: LanguageLetters): ChosenQuestion[] {
  const asked = new Set(request.asked.map(comparable))
  const isNew = ({ id, text }: ChosenQuestion) => {
    const known = asked.has(comparable(text)) || (id !== null && asked.has(comparable(id)))
    asked.add(comparable(text))
    return !known
  }
  const own = request.own
    .map((text) => ({ id: null, text: text.trim() }))
    .filter((each) => each.text !== '' && isNew(each))
  if (own.length > 0) return own.slice(0, request.limit)
  const stage = request.stage ?? 'other'
  return letters.questions
    .filter((entry) => entry.stages.includes(stage) && fitsReader(entry.audience, request.audience))
    .map(({ id, text }) => ({ id, text }))
    .filter(isNew)
    .slice(0, request.limit)
}

function fitsReader(audience: string, reader: string): boolean {
  return audience === 'any' || audience === reader
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
