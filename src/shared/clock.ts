/** Where time comes from. Nothing below `main.ts` reads the machine's clock itself. */
export interface Clock {
  /** ISO instant in UTC, with milliseconds and `Z`. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stands still, for `--now` and tests. */
export function fixedClock(instant: string): Clock {
  const iso = new Date(instant).toISOString()
  return { now: () => iso }
}
