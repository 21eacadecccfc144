import { addQuestions, assessInterview, dropQuestion, keepNotes, weighUp } from '../../actions/reflect.ts'
import {
  emptyAssessment,
  type JobVerdict,
  type Point,
  verdicts,
  type Weighing,
} from '../../followup/reflection.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { oneOf, weightedValue } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

export interface QuestionOptions extends GlobalOptions {
  remove?: boolean
}

/** Step 2: questions of the user's own; they take the place of ours in the draft. */
export function question(
  id: string,
  texts: string[],
  options: QuestionOptions,
  streams: Streams,
): Promise<number> {
  return tell(id, options, streams, async (telling) => {
    if (!options.remove) return addQuestions(telling, texts)
    for (const text of texts) await dropQuestion(telling, text)
  })
}

export interface NoteOptions extends GlobalOptions {
  topic?: string
  sentence?: string
  availability?: string
  well?: string
}

/** Quick capture on the way out: what the letters may speak of. What is not given stays. */
export function note(id: string, options: NoteOptions, streams: Streams): Promise<number> {
  return tell(id, options, streams, (telling) => {
    const { topic, sentence, availability, wentWell } = telling.dossier.notes
    return keepNotes(telling, {
      topic: options.topic ?? topic,
      sentence: options.sentence ?? sentence,
      availability: options.availability ?? availability,
      wentWell: options.well ?? wentWell,
    })
  })
}

export interface AssessOptions extends GlobalOptions {
  well?: string[]
  poorly?: string[]
  surprise?: string[]
  rating?: string[]
}

/** Step 4: how it went. Said again, it adds to what was said. */
export function assess(id: string, options: AssessOptions, streams: Streams): Promise<number> {
  const given = (options.rating ?? []).map(ratingValue)
  return tell(id, options, streams, (telling) => {
    const before = telling.dossier.assessment ?? emptyAssessment
    return assessInterview(telling, {
      well: [...new Set([...before.well, ...(options.well ?? [])])],
      poorly: [...new Set([...before.poorly, ...(options.poorly ?? [])])],
      surprises: [...new Set([...before.surprises, ...(options.surprise ?? [])])],
      ratings: { ...before.ratings, ...Object.fromEntries(given) },
    })
  })
}

function ratingValue(value: string): [string, number] {
  const [, name = '', stars = ''] = /^([^=]+)=([1-5])$/.exec(value) ?? []
  if (name === '') throw new UsageError(`--rating is "${value}"; it must be like "preparation=4" (1 to 5).`)
  return [name.trim(), Number(stars)]
}

export interface WeighOptions extends GlobalOptions {
  pro?: string[]
  con?: string[]
  wouldTake?: string
  verdict?: string
  share?: string[]
}

/** Step 5: pros and cons. Only lines named with `--share` can ever leave; "all" names every line. */
export function weigh(id: string, options: WeighOptions, streams: Streams): Promise<number> {
  const wouldTakeIt = options.wouldTake
    ? oneOf('--would-take', options.wouldTake, ['yes', 'no', 'unsure'] as const)
    : null
  const verdict: JobVerdict | null = options.verdict ? oneOf('--verdict', options.verdict, verdicts) : null
  const pros = (options.pro ?? []).map((value) => weightedValue('--pro', value))
  const cons = (options.con ?? []).map((value) => weightedValue('--con', value))
  return tell(id, options, streams, async (telling) => {
    const before = telling.dossier.weighing
    const weighing: Weighing = {
      pros: share(addPoints(before.pros, pros), options.share),
      cons: share(addPoints(before.cons, cons), options.share),
      wouldTakeIt: wouldTakeIt ?? before.wouldTakeIt,
      verdict: verdict ?? before.verdict,
      shareRequestedAt: options.share ? telling.now : before.shareRequestedAt,
    }
    checkShared(options.share, weighing)
    await weighUp(telling, weighing)
  })
}

/** The same words again change the weight of the point. */
function addPoints(before: Point[], given: { text: string; weight: number }[]): Point[] {
  const points = new Map(before.map((point) => [point.text, point]))
  for (const { text, weight } of given)
    points.set(text, { text, weight, shared: points.get(text)?.shared ?? false })
  return [...points.values()]
}

function share(points: Point[], chosen: string[] = []): Point[] {
  return points.map((point) => ({
    ...point,
    shared: point.shared || chosen.some((c) => c === 'all' || c === point.text),
  }))
}

function checkShared(chosen: string[] = [], { pros, cons }: Weighing): void {
  const known = [...pros, ...cons].map(({ text }) => text)
  const unknown = chosen.find((text) => text !== 'all' && !known.includes(text))
  if (unknown === undefined && (chosen.length === 0 || known.length > 0)) return
  throw new UsageError(
    `--share is "${unknown ?? 'all'}", which is none of your points: ${known.join('; ') || 'there are none yet'}.`,
  )
}
