import type { Dossier } from '../store/dossiers.ts'
import type { FollowUpFacts } from './follow-up-facts.ts'
import { decidingOutcome, processState } from './outcome.ts'

/** What the plan of one interview needs to know, taken from its dossier and from what else the user has going. */
export function gatherFacts(dossier: Dossier, all: Dossier[], timeZone: string): FollowUpFacts {
  const { interview, agreement, outcomes, weighing, tasks } = dossier
  return {
    interview,
    timeZone,
    hasRecruiter: interview.recruiter !== null,
    agreement,
    outcomes,
    hasLaterRound: hasLaterRound(dossier),
    wantsNoCheckIn: tasks.some(({ kind, state }) => kind === 'check-in' && state === 'dismissed'),
    shareRequestedAt: weighing.shareRequestedAt,
    tookAnotherJob: all.some(
      (other) => isElsewhere(dossier, other) && processState(other.outcomes) === 'accepted',
    ),
    offerElsewhereAt: newsForThisProcess(dossier) ? offerElsewhere(dossier, all) : null,
  }
}

export function hasLaterRound({ interview, rounds }: Dossier): boolean {
  return rounds.some(({ id, start }) => id !== interview.id && start >= interview.end)
}

/** Only the last round speaks for its process, and not where the user would say no anyway. */
function newsForThisProcess(dossier: Dossier): boolean {
  const { outcomes, weighing } = dossier
  const isUnwanted = weighing.verdict === 'stop' || weighing.wouldTakeIt === 'no'
  return processState(outcomes) === 'open' && !hasLaterRound(dossier) && !isUnwanted
}

/** When the earliest offer that is still open came, in another process. */
export function offerElsewhere(dossier: Dossier, all: Dossier[]): string | null {
  const offers = all.flatMap((other) => {
    if (!isElsewhere(dossier, other) || processState(other.outcomes) !== 'offer') return []
    return decidingOutcome(other.outcomes)?.at ?? []
  })
  return offers.toSorted()[0] ?? null
}

function isElsewhere({ process }: Dossier, other: Dossier): boolean {
  return other.process !== null && other.process.id !== process?.id
}
