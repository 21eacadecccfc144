import { Temporal } from 'temporal-polyfill'
import { pastDate } from '../../digest/view/local-time.ts'
import { inZone } from '../../followup/local-time.ts'
import type { Dossier } from '../../store/dossiers.ts'

/** What happened in one week. */
export interface WeekCount {
  /** "23 Nov", its Monday. */
  label: string
  interviews: number
  replies: number
  outcomes: number
}

const weeksShown = 12

/** The last twelve weeks up to this one, each with its interviews, replies and outcomes. */
export function weeksOf(dossiers: Dossier[], now: string, timeZone: string): WeekCount[] {
  const mondayOf = (instant: string) => {
    const date = inZone(instant, timeZone).toPlainDate()
    return date.subtract({ days: date.dayOfWeek - 1 }).toString()
  }
  const held = dossiers.filter(
    ({ interview }) =>
      interview.verdict === 'interview' && interview.state === 'scheduled' && interview.end <= now,
  )
  const histories = new Map(
    dossiers.flatMap(({ process, outcomes }) => (process ? [[process.id, outcomes]] : [])),
  )
  const told = [...histories.values()].flat()
  const interviews = Map.groupBy(held, ({ interview }) => mondayOf(interview.start))
  const replies = Map.groupBy(
    told.filter(({ kind }) => kind === 'replied'),
    ({ at }) => mondayOf(at),
  )
  const outcomes = Map.groupBy(
    told.filter(({ kind }) => kind !== 'replied' && kind !== 'reopened'),
    ({ at }) => mondayOf(at),
  )
  const current = Temporal.PlainDate.from(mondayOf(now))
  return Array.from({ length: weeksShown }, (_, index) => {
    const monday = current.subtract({ weeks: weeksShown - 1 - index }).toString()
    const count = (groups: Map<string, unknown[]>) => groups.get(monday)?.length ?? 0
    return {
      label: pastDate(monday),
      interviews: count(interviews),
      replies: count(replies),
      outcomes: count(outcomes),
    }
  })
}
