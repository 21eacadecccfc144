/** How much one calendar may cost before parts of it are skipped (and said to be). */
export interface IcalLimits {
  /** Longest content line, folds included, in bytes; at least 64 KiB. A longer one is left out. */
  maxLineBytes: number
  /** Largest event or time-zone definition in bytes. A larger one is left out. */
  maxComponentBytes: number
  /** Candidates tried for one recurrence rule. */
  maxRuleSteps: number
  /** Candidates tried for all recurrence rules of one read together. */
  maxTotalRuleSteps: number
  /** Instances of one series inside the window. */
  maxInstances: number
  /** Problems told one by one; the rest are counted. */
  maxProblems: number
}

export const defaultIcalLimits: IcalLimits = {
  maxLineBytes: 1024 * 1024,
  maxComponentBytes: 8 * 1024 * 1024,
  maxRuleSteps: 100_000,
  maxTotalRuleSteps: 2_000_000,
  maxInstances: 2_000,
  maxProblems: 1_000,
}
