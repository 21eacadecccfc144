import { learningFrom } from '../../digest/collect/learning.ts'
import { onePerProcess, stageAt } from '../../digest/collect/pipeline-counts.ts'
import { learningView } from '../../digest/view/learning-view.ts'
import { pastDayOf } from '../../digest/view/local-time.ts'
import { countOf } from '../../digest/view/plain-words.ts'
import type { PipelineStage } from '../../digest/week.ts'
import { interviewStanding } from '../../followup/interview-standing.ts'
import { lastContact } from '../../followup/last-contact.ts'
import { interviewName, plain } from '../../followup/words.ts'
import type { Dossier } from '../../store/dossiers.ts'
import { type BarChart, barChart } from '../chart/bars.ts'
import { type CurveChart, curveChart, type RatingSeries } from '../chart/curves.ts'
import { type WeekCount, weeksOf } from '../chart/weeks-of.ts'
import { standingWords } from './page-words.ts'
import { daysBetween, whenOf } from './when.ts'

export interface ProcessRow {
  name: string
  href: string
  rounds: string
  standing: string
  /** "9 days of silence", or when it goes on. */
  silence: string
  isLong: boolean
}

export interface PipelinePageView {
  stages: { name: string; count: number; processes: ProcessRow[]; more: string }[]
  isEmpty: boolean
  weeks: { chart: BarChart; rows: WeekCount[] } | null
  ratings: { chart: CurveChart; names: string[]; rows: { name: string; values: string[] }[] } | null
  learning: string[]
}

const stages: { stage: PipelineStage; name: string }[] = [
  { stage: 'offer', name: 'Offer' },
  { stage: 'final', name: 'Final round' },
  { stage: 'in-rounds', name: 'In rounds' },
  { stage: 'first-talk', name: 'First talk' },
  { stage: 'closed', name: 'Closed' },
]

/** Rows of one stage; a page on a phone is not endless. */
const mostRows = 30
const mostAssessed = 20
const longSilence = 7

export function pipelinePageView(
  dossiers: Dossier[],
  now: string,
  timeZone: string,
  base: string,
): PipelinePageView {
  const processes = onePerProcess(dossiers)
  const groups = Map.groupBy(processes, (dossier) => stageAt(dossier, now))
  const row = (dossier: Dossier) => processRow(dossier, now, timeZone, base)
  const shown = stages.flatMap(({ stage, name }) => {
    const inStage = (groups.get(stage) ?? []).toReversed()
    if (inStage.length === 0) return []
    const more = inStage.length > mostRows ? `and ${inStage.length - mostRows} more` : ''
    return [{ name, count: inStage.length, processes: inStage.slice(0, mostRows).map(row), more }]
  })
  const weeks = weeksOf(dossiers, now, timeZone)
  const hasWeeks = weeks.some((week) => week.interviews + week.replies + week.outcomes > 0)
  return {
    stages: shown,
    isEmpty: shown.length === 0,
    weeks: hasWeeks ? { chart: barChart(weeks), rows: weeks.toReversed() } : null,
    ratings: ratingsOf(dossiers, timeZone),
    learning: learningView(learningFrom(dossiers.flatMap(({ assessment }) => assessment ?? [])), false),
  }
}

function processRow(dossier: Dossier, now: string, timeZone: string, base: string): ProcessRow {
  const { interview, process, rounds } = dossier
  const standing = interviewStanding(dossier, now, 0)
  const last = lastContact(dossier)
  const days = last === null || last > now ? 0 : daysBetween(last, now, timeZone)
  const next = rounds.find(({ start }) => start > now)
  const isWaiting = standing === 'waiting'
  return {
    name: interviewName({
      role: interview.role ?? process?.role ?? null,
      company: interview.company ?? process?.company ?? null,
      title: interview.title,
    }),
    href: `${base}/interviews/${(next ?? interview).id}`,
    rounds: countOf(rounds.length, 'round'),
    standing: standingWords[standing],
    silence: next
      ? `next ${whenOf(next.start, now, timeZone)}`
      : isWaiting && days > 0
        ? `${countOf(days, 'day')} of silence`
        : '',
    isLong: isWaiting && days >= longSilence,
  }
}

function ratingsOf(dossiers: Dossier[], timeZone: string): PipelinePageView['ratings'] {
  const assessed = dossiers
    .filter(({ assessment }) => assessment !== null && Object.keys(assessment.ratings).length > 0)
    .slice(-mostAssessed)
  if (assessed.length === 0) return null
  const names = assessed.map(
    ({ interview }) =>
      `${plain(interview.company ?? interview.role ?? 'Interview').slice(0, 30)}, ${pastDayOf(interview.start, timeZone)}`,
  )
  const keys = [...new Set(assessed.flatMap(({ assessment }) => Object.keys(assessment?.ratings ?? {})))]
  const series: RatingSeries[] = keys.map((name) => ({
    name,
    values: assessed.map(({ assessment }) => assessment?.ratings[name] ?? null),
  }))
  return {
    chart: curveChart(series, {
      names,
      days: assessed.map(({ interview }) => pastDayOf(interview.start, timeZone)),
    }),
    names: series.map(({ name }) => name),
    rows: assessed.map((_, at) => ({
      name: names[at] ?? '',
      values: series.map(({ values }) => String(values[at] ?? '–')),
    })),
  }
}
