import { join } from 'node:path'
import type { Exchange, Judge } from './exchange.ts'
import { googleJudge } from './google-judge.ts'
import { graphJudge } from './graph-judge.ts'
import { NOT_DESCRIBED } from './not-described.ts'

/**
 * Holds all that is asked and answered against the vendors' own descriptions. `violations` is to be empty at the end of
 * a test.
 */
export class Contracts {
  readonly violations: string[] = []
  /** How many exchanges were held against a description. */
  checked = 0
  #judges: Judge[]

  /** A folder with `calendar-v3.json`, `gmail-v1.json` and `graph-subset.yaml`. */
  constructor(folder: string) {
    this.#judges = judgesIn(folder)
  }

  check(exchange: Exchange): void {
    if (NOT_DESCRIBED.some(({ path }) => path.test(exchange.path))) return
    for (const judge of this.#judges) {
      const found = judge(exchange)
      if (found === null) continue
      this.checked++
      this.#note(exchange, found)
      return
    }
    this.#note(exchange, ['no description has this path, and it is not among those known to be missing'])
  }

  #note({ method, path, status }: Exchange, found: string[]): void {
    this.violations.push(...found.map((each) => `${method} ${path} (${status}): ${each}`))
  }
}

const known = new Map<string, Judge[]>()

/** Reading the descriptions takes a second, so it is done once for all clouds of a process. */
function judgesIn(folder: string): Judge[] {
  const judges = known.get(folder) ?? [
    googleJudge(join(folder, 'calendar-v3.json')),
    googleJudge(join(folder, 'gmail-v1.json')),
    graphJudge(join(folder, 'graph-subset.yaml')),
  ]
  known.set(folder, judges)
  return judges
}
