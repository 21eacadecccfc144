// npm run fit-weights -- [FILE…]: which weights would the labelled events give? Prints them, and what they are worth on
// events they were not made with. Changes no file; see docs/detection.md.
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import type { Judgement } from '../../src/detection/detection-rules.ts'
import { verdictOf } from '../../src/detection/weigh-clues.ts'
import { type Case, readCases } from './read-cases.ts'
import { ownCases } from './score-cases.ts'

/** One event: how strongly each signal spoke, and whether it is an interview. */
interface Example {
  strengths: Map<string, number>
  isInterview: boolean
}

const FOLDS = 10
/** How dear it is to leave the present weights, tried from loose to tight. */
const PULLS = [3, 10, 30, 100]
const ROUNDS = 600
const STEP = 0.5
/** An event that is an interview is rarer in a calendar than among the cases; a false alarm costs more. */
const FALSE_ALARM = 1.5

const rules = await loadDetectionRules()
const files = process.argv.slice(2)
const cases = files.length === 0 ? ownCases() : files.flatMap(readCases)
const { judgement } = rules
const examples = cases.map(exampleOf).filter((example) => example !== null)

process.stdout.write(`${examples.length} of ${cases.length} events are read closely\n\n`)
report('present weights', examples, judgement)
const crossed = PULLS.map((pull) => ({ pull, figures: crossValidated(examples, pull) }))
for (const { pull, figures } of crossed)
  process.stdout.write(`fitted, pull ${String(pull).padEnd(4)} cross-validated ${line(figures)}\n`)
const best = crossed.reduce((a, b) => (b.figures.f1 > a.figures.f1 ? b : a))
const final = fitted(examples, judgement, best.pull)
process.stdout.write(
  `\nfitted to all, pull ${best.pull}:\n${weightLine('start', judgement.start, final.start)}`,
)
for (const [signal, weight] of Object.entries(judgement.weights))
  process.stdout.write(weightLine(signal, weight, final.weights[signal] ?? weight))

/** Clues are asked for with every weight at 1, so that a reason's weight is its strength. */
function exampleOf({ event, owner, label }: Case): Example | null {
  const weights = Object.fromEntries(Object.keys(judgement.weights).map((signal) => [signal, 1]))
  const { reasons } = detectInterview(event, owner, { ...rules, judgement: { ...judgement, weights } })
  if (reasons.some(({ signal }) => signal === 'first-look')) return null
  const strengths = new Map<string, number>()
  for (const { signal, weight } of reasons) strengths.set(signal, (strengths.get(signal) ?? 0) + weight)
  return { strengths, isInterview: label.is_interview }
}

/** Logistic regression by gradient descent, pulled towards the present weights; no sign may change. Deterministic. */
function fitted(known: Example[], present: Judgement, pull: number): Judgement {
  const weights = { ...present.weights }
  let { start } = present
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Map<string, number>()
    let startSlope = pull * (start - present.start)
    for (const { strengths, isInterview } of known) {
      const error = probability(strengths, { ...present, start, weights }) - (isInterview ? 1 : 0)
      const cost = isInterview ? error : error * FALSE_ALARM
      startSlope += cost
      for (const [signal, strength] of strengths)
        slope.set(signal, (slope.get(signal) ?? 0) + cost * strength)
    }
    const rate = STEP / (pull + Math.sqrt(known.length))
    start -= rate * startSlope
    for (const [signal, was] of Object.entries(present.weights)) {
      const now = weights[signal] ?? was
      const moved = now - rate * ((slope.get(signal) ?? 0) + pull * (now - was))
      weights[signal] = Math.sign(moved) === Math.sign(was) ? moved : 0
    }
  }
  return { ...present, start, weights }
}

function probability(strengths: Map<string, number>, { start, weights }: Judgement): number {
  let sum = start
  for (const [signal, strength] of strengths) sum += (weights[signal] ?? 0) * strength
  return 1 / (1 + Math.exp(-sum))
}

interface Figures {
  precision: number
  recall: number
  f1: number
  ask: number
}

/** Every event is judged with weights that were fitted without it. */
function crossValidated(all: Example[], pull: number): Figures {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitted(
      all.filter((_one, index) => index % FOLDS !== fold),
      judgement,
      pull,
    )
    return all
      .filter((_one, index) => index % FOLDS === fold)
      .map((one) => ({ ...one, verdict: verdictOf(probability(one.strengths, weights), weights) }))
  })
  return figuresOf(judged.flat())
}

function figuresOf(judged: { isInterview: boolean; verdict: string }[]): Figures {
  const found = judged.filter(({ verdict }) => verdict === 'interview')
  const right = found.filter(({ isInterview }) => isInterview).length
  const all = judged.filter(({ isInterview }) => isInterview).length
  return {
    precision: right / Math.max(1, found.length),
    recall: right / Math.max(1, all),
    f1: (2 * right) / Math.max(1, found.length + all),
    ask: judged.filter(({ verdict }) => verdict === 'ask').length / Math.max(1, cases.length),
  }
}

function report(name: string, all: Example[], by: Judgement): void {
  const judged = all.map((one) => ({ ...one, verdict: verdictOf(probability(one.strengths, by), by) }))
  process.stdout.write(`${name.padEnd(33)} ${line(figuresOf(judged))}\n`)
}

function line({ precision, recall, f1, ask }: Figures): string {
  return [`precision ${f(precision)}`, `recall ${f(recall)}`, `F1 ${f(f1)}`, `ask ${f(ask)}`].join('  ')
}

function weightLine(signal: string, was: number, now: number): string {
  return `  ${signal.padEnd(22)} ${was.toFixed(2).padStart(6)} -> ${now.toFixed(2).padStart(6)}\n`
}

function f(value: number): string {
  return value.toFixed(3)
}
