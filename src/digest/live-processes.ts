import type { PipelineCounts, PipelineStage } from './week.ts'

/** The stages in which a process is alive, in the order in which it goes through them. */
export const liveStages: Exclude<PipelineStage, 'closed'>[] = ['first-talk', 'in-rounds', 'final', 'offer']

/** How many processes are alive: everything that is not closed. */
export function liveProcesses(counts: PipelineCounts): number {
  return liveStages.reduce((sum, stage) => sum + counts[stage], 0)
}
