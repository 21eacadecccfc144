import { processState } from '../../followup/outcome.ts'
import type { Dossier } from '../../store/dossiers.ts'
import type { PipelineCounts, PipelineStage } from '../week.ts'

/** Stages that are first contacts when they are the only round so far. */
const firstStages: readonly (string | null)[] = ['screen', 'informal', null, 'other']

/** How many processes stood at each stage at a moment, as far as we knew of them then. */
export function pipelineCounts(dossiers: Dossier[], at: string): PipelineCounts {
  const counts: PipelineCounts = { 'first-talk': 0, 'in-rounds': 0, final: 0, offer: 0, closed: 0 }
  for (const dossier of onePerProcess(dossiers)) {
    const stage = stageAt(dossier, at)
    if (stage) counts[stage] += 1
  }
  return counts
}

/** One dossier of each process, its last round. */
export function onePerProcess(dossiers: Dossier[]): Dossier[] {
  const last = new Map<string, Dossier>()
  for (const dossier of dossiers) {
    if (dossier.process && dossier.interview.state === 'scheduled') last.set(dossier.process.id, dossier)
  }
  return [...last.values()]
}

/** Where a process stood at a moment, as far as we knew of it then; null before that. */
export function stageAt({ rounds, outcomes }: Dossier, at: string): PipelineStage | null {
  const known = rounds.filter(({ firstSeenAt }) => firstSeenAt <= at)
  if (known.length === 0) return null
  const state = processState(outcomes.filter((outcome) => outcome.at <= at))
  if (state === 'offer') return 'offer'
  if (state !== 'open') return 'closed'
  if (known.some(({ stage }) => stage === 'final')) return 'final'
  return known.length === 1 && firstStages.includes(known[0]?.stage ?? null) ? 'first-talk' : 'in-rounds'
}
