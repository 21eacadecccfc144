import type { Prompts } from './prompts.ts'

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Streams {
  out(text: string): void
  err(text: string): void
  /** Is a person watching? Then long work shows its progress. */
  isTerminal: boolean
  /** Everything that stands on standard input. */
  readInput(): Promise<string>
  /** Asks the person at the keyboard; null where nobody sits there. */
  prompts: Prompts | null
}
