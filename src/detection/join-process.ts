import type { Interview } from './interview.ts'
import { isSameCompany, isSameRole, mayBeSame } from './same-employer.ts'

/** A pipeline entry as far as it matters for telling which rounds belong to it. */
export interface KnownProcess {
  id: string
  company: string | null
  role: string | null
  /** Instants in UTC of the first start and the last end among its rounds. */
  firstStart: string
  lastEnd: string
  /** When it came to its end; null while it is open. */
  closedAt: string | null
}

export interface ProcessRules {
  /** A longer pause starts a new process; days. */
  processGapDays: number
}

/**
 * Finds the process a new interview is a round of: same company, no other role, not too long apart, and not one
 * that was closed before. Null when it starts a process of its own.
 */
export function joinProcess(
  interview: Pick<Interview, 'company' | 'role' | 'start' | 'end'>,
  processes: KnownProcess[],
  rules: ProcessRules,
): KnownProcess | null {
  const candidates = processes.filter(
    (process) =>
      process.company !== null &&
      interview.company !== null &&
      isSameCompany(process.company, interview.company) &&
      mayBeSame(process.role, interview.role, isSameRole) &&
      daysApart(interview, process) <= rules.processGapDays &&
      (process.closedAt === null || interview.start < process.closedAt),
  )
  const sameRole = candidates.filter(({ role }) => role !== null && role === interview.role)
  return (
    (sameRole.length > 0 ? sameRole : candidates).toSorted((a, b) => (a.lastEnd < b.lastEnd ? 1 : -1))[0] ??
    null
  )
}

function daysApart(interview: Pick<Interview, 'start' | 'end'>, process: KnownProcess): number {
  const after = Date.parse(interview.start) - Date.parse(process.lastEnd)
  const before = Date.parse(process.firstStart) - Date.parse(interview.end)
  return Math.max(after, before, 0) / 86_400_000
}
