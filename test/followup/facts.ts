import { loadSettings } from '../../config/load-settings.ts'
import type { FollowUpFacts } from '../../src/followup/follow-up-facts.ts'
import type { Outcome, OutcomeKind } from '../../src/followup/outcome.ts'
import type { TaskKind } from '../../src/followup/task.ts'
import { wantedTasks } from '../../src/followup/wanted-tasks.ts'

export const rules = (await loadSettings(null, {})).followUp

/** An interview on Tuesday 3 March 2026, 14:00 to 15:00 in Berlin, with a recruiter and nothing else known. */
export function facts(given: Partial<FollowUpFacts> = {}): FollowUpFacts {
  return {
    interview: {
      start: '2026-03-03T13:00:00.000Z',
      end: '2026-03-03T14:00:00.000Z',
      state: 'scheduled',
      verdict: 'interview',
    },
    timeZone: 'Europe/Berlin',
    hasRecruiter: true,
    agreement: null,
    outcomes: [],
    hasLaterRound: false,
    wantsNoCheckIn: false,
    tookAnotherJob: false,
    shareRequestedAt: null,
    offerElsewhereAt: null,
    ...given,
  }
}

export function endingAt(end: string): Partial<FollowUpFacts> {
  const start = new Date(Date.parse(end) - 3_600_000).toISOString()
  return { interview: { start, end: new Date(end).toISOString(), state: 'scheduled', verdict: 'interview' } }
}

export function told(kind: OutcomeKind, at: string): Outcome {
  return { kind, at: new Date(at).toISOString(), answerBy: null }
}

/** The wanted task of a kind; undefined when the plan has none. */
export function wanted(kind: TaskKind, given: Partial<FollowUpFacts> = {}, changed = rules) {
  return wantedTasks(facts(given), changed).find((task) => task.kind === kind)
}

/** Wall-clock time in Berlin, "2026-03-04 09:00". */
export function inBerlin(instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16)
}
