import { liveProcesses, liveStages } from '../live-processes.ts'
import type { PipelineCounts, PipelineStage, Week } from '../week.ts'
import type { PipelineRow, PipelineView } from './digest-view.ts'
import { changeOf, countOf } from './plain-words.ts'

/** Below this a bar is too thin to be seen. */
const thinnestBar = 2

const labels: Record<Exclude<PipelineStage, 'closed'>, string> = {
  'first-talk': 'First talk',
  'in-rounds': 'In rounds',
  final: 'Final round',
  offer: 'Offer',
}

/**
 * The live stages as bars with a common zero, the fullest one filling its track. Closed processes are told in words:
 * over a long search they would dwarf what is alive.
 */
export function pipelineView({ now, weekAgo }: Week['pipeline']): PipelineView | null {
  const live = liveProcesses(now)
  if (live === 0) return null
  const fullest = Math.max(...liveStages.map((stage) => now[stage]))
  const before = weekAgo === null ? undefined : liveProcesses(weekAgo)
  return {
    rows: liveStages.map((stage) => ({
      label: labels[stage],
      count: now[stage],
      change: changeOf(now[stage], weekAgo?.[stage]),
      ...bar(now[stage], fullest),
    })),
    summary: withChange(
      countOf(live, 'live process', 'live processes'),
      changeOf(live, before),
      ' since last week',
    ),
    closed: closedLine(now, weekAgo),
  }
}

function bar(count: number, fullest: number): Pick<PipelineRow, 'filled' | 'rest'> {
  if (count === 0) return { filled: null, rest: 100 }
  const filled = Math.max(thinnestBar, Math.round((100 * count) / fullest))
  return { filled, rest: filled === 100 ? null : 100 - filled }
}

function closedLine(now: PipelineCounts, weekAgo: PipelineCounts | null): string {
  return now.closed === 0 ? '' : withChange(`${now.closed} closed`, changeOf(now.closed, weekAgo?.closed))
}

function withChange(words: string, change: string, since = ''): string {
  return change === '' ? words : `${words} (${change}${since})`
}
