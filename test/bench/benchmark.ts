/** One thing measured against another in the same run, so that the speed of the machine does not matter. */
export interface Benchmark {
  /** Kebab-case; the key of the JSON document. */
  name: string
  /** In words, for the table. */
  what: string
  /** How many pieces one call works through; figures are per piece. */
  pieces: number
  run: () => void
  baseline: () => void
  /** The ratio of the two may be at most this; null where it is only told. */
  atMost: number | null
}

export interface Measured {
  /** Microseconds a piece. */
  value: number
  baseline: number
  ratio: number
  unit: 'µs'
}

/** Long enough for the engine to compile both sides as well as it can, on a busy machine too; milliseconds. */
const WARM_UP = 600
const ROUNDS = 75

/** Both sides take turns and the fastest round of each counts: whatever else the machine does only adds. */
export function measure({ run, baseline, pieces }: Benchmark): Measured {
  const warmUntil = performance.now() + WARM_UP
  while (performance.now() < warmUntil) {
    run()
    baseline()
  }
  const own: number[] = []
  const other: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    own.push(microseconds(run) / pieces)
    other.push(microseconds(baseline) / pieces)
  }
  const [value, base] = [Math.min(...own), Math.min(...other)]
  return { value: round(value), baseline: round(base), ratio: round(value / base), unit: 'µs' }
}

function microseconds(act: () => void): number {
  const start = performance.now()
  act()
  return (performance.now() - start) * 1000
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
