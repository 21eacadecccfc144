import type { Judgement } from './detection-rules.ts'
import type { Reason, Verdict } from './interview-detection.ts'
import type { Clue } from './signals/clue.ts'

/** Adds the clues up: each counts its weight times its strength, the sum becomes a probability. Pure. */
export function weighClues(
  clues: Clue[],
  judgement: Judgement,
): { verdict: Verdict; score: number; reasons: Reason[] } {
  const reasons = clues
    .map(({ signal, strength, evidence }) => ({
      signal,
      weight: round((judgement.weights[signal] ?? 0) * strength),
      evidence,
    }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const sum = reasons.reduce((total, reason) => total + reason.weight, judgement.start)
  const score = round(1 / (1 + Math.exp(-sum)))
  return { verdict: verdictOf(score, judgement), score, reasons }
}

/** The verdict that holds at a score. */
export function verdictOf(score: number, { interview, ask }: Judgement): Verdict {
  return score >= interview ? 'interview' : score >= ask ? 'ask' : 'no'
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
