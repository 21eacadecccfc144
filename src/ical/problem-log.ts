import type { CalendarChange } from '../calendar/calendar-port.ts'

/** Lists problems up to a limit and counts the rest: a file of garbage must not become a list of garbage. */
export class ProblemLog {
  readonly #limit: number
  #count = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  report(changes: CalendarChange[], place: string, line: number | null, message: string): void {
    this.#count++
    if (this.#count <= this.#limit) changes.push({ type: 'problem', problem: { place, line, message } })
  }

  /** What was not listed, as one last problem. */
  remainder(place: string): CalendarChange[] {
    const rest = this.#count - this.#limit
    if (rest <= 0) return []
    return [{ type: 'problem', problem: { place, line: null, message: `${rest} more problems were found.` } }]
  }
}
