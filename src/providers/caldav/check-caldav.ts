import type { FetchErrorReason } from '../../shared/fetch-error.ts'
import { FetchError } from '../../shared/fetch-error.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { type FindCalendarsOptions, type FoundCalendar, findCalendars } from './discovery/find-calendars.ts'

/** What must go well, in this order, before calendars can be read. */
export const caldavSteps = ['name found', 'port open', 'TLS', 'password accepted', 'calendars found'] as const
export type CaldavStep = (typeof caldavSteps)[number]

export interface CaldavCheck {
  steps: { step: CaldavStep; state: 'ok' | 'failed' | 'not tried' }[]
  calendars: FoundCalendar[]
  /** What is wrong and what to do, in one sentence; null when all went well. */
  problem: string | null
}

/** Connects as reading would, and says how far it came. Throws nothing but faults of ours. */
export async function checkCaldav(settings: FindCalendarsOptions): Promise<CaldavCheck> {
  try {
    const calendars = await findCalendars(settings)
    return { steps: caldavSteps.map((step) => ({ step, state: 'ok' })), calendars, problem: null }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const failed = caldavSteps.indexOf(stepOf(error))
    const state = (at: number) => (at < failed ? 'ok' : at === failed ? 'failed' : 'not tried')
    const steps = caldavSteps.map((step, at) => ({ step, state: state(at) }) as const)
    return { steps, calendars: [], problem: error.message }
  }
}

const stepsOfReasons: Record<FetchErrorReason, CaldavStep> = {
  address: 'name found',
  private: 'name found',
  name: 'name found',
  connection: 'port open',
  time: 'port open',
  tls: 'TLS',
  certificate: 'TLS',
  redirects: 'calendars found',
  size: 'calendars found',
  encoding: 'calendars found',
}

function stepOf({ kind, cause }: ProviderError): CaldavStep {
  if (cause instanceof FetchError) return stepsOfReasons[cause.reason]
  return kind === 'auth' ? 'password accepted' : 'calendars found'
}
