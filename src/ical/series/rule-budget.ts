/** How many candidates recurrence rules may still try: for one rule, and for all rules of a read together. */
export class RuleBudget {
  readonly #perRule: number
  #left: number

  constructor(perRule: number, total: number) {
    this.#perRule = perRule
    this.#left = total
  }

  /** A counter for one rule; it answers false when the rule must stop. */
  forOneRule(): () => boolean {
    let steps = this.#perRule
    return () => {
      steps--
      this.#left--
      return steps >= 0 && this.#left >= 0
    }
  }
}
