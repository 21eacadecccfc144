import type { Clock } from '../shared/clock.ts'

/** How long somebody may take at the other side; milliseconds. */
const patience = 10 * 60_000
/** So many may be away at once; beyond that, whoever is longest away has to begin again. */
const mostAway = 1_000

/**
 * What stays here while a browser is away to sign in somewhere else: in memory alone, so that what redeems the answer
 * is never written down.
 */
export interface Trips<T> {
  /** A browser leaves; `state` is what it brings back, `browser` what only that browser can show. */
  begin(state: string, browser: string, trip: T): void
  /** What is known of a trip, which proves nothing. */
  find(state: string): T | null
  /** The trip, once, and for its own browser: whoever else looks uses nothing up. */
  take(state: string, browser: string): T | null
}

export function keepTrips<T>(clock: Clock): Trips<T> {
  const away = new Map<string, { browser: string; until: number; trip: T }>()
  const inTime = (state: string) => {
    const kept = away.get(state)
    return kept && kept.until > Date.parse(clock.now()) ? kept : null
  }
  return {
    begin(state, browser, trip) {
      const now = Date.parse(clock.now())
      for (const [key, { until }] of away) if (until <= now || away.size >= mostAway) away.delete(key)
      away.set(state, { browser, until: now + patience, trip })
    },
    find: (state) => inTime(state)?.trip ?? null,
    take(state, browser) {
      const kept = inTime(state)
      if (kept?.browser !== browser) return null
      away.delete(state)
      return kept.trip
    },
  }
}
