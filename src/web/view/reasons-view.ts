import type { Reason } from '../../detection/interview-detection.ts'
import { tidyText } from '../../digest/view/tidy-text.ts'

export interface ReasonView {
  text: string
  /** True when it speaks for an interview. */
  speaksFor: boolean
}

const mostReasons = 8

/** Why Afterword thinks what it thinks, the weightiest first, in the words it found. */
export function reasonsView(reasons: Reason[]): ReasonView[] {
  return reasons
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ evidence, weight }) => ({ text: tidyText(evidence, 120), speaksFor: weight > 0 }))
    .filter(({ text }) => text !== '')
    .slice(0, mostReasons)
}
