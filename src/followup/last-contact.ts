import { laterOf } from '../shared/instants.ts'
import type { Outcome } from './outcome.ts'

/** When the two sides of a process last heard of each other; in the future while a round is still to come. */
export function lastContact(process: { rounds: { end: string }[]; outcomes: Outcome[] }): string | null {
  const contacts = [...process.rounds.map(({ end }) => end), ...process.outcomes.map(({ at }) => at)]
  return contacts.length === 0 ? null : contacts.reduce(laterOf)
}
