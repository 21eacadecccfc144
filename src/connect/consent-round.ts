import type { AccountService } from '../shared/must-connect-again.ts'

export const connectModes = ['calendar', 'drafts', 'threads'] as const

/** How far Afterword may go: see calendars; lay drafts as well; or also read mail, to answer in its threads. */
export type ConnectMode = (typeof connectModes)[number]

/**
 * One question in the browser. Calendar and mail are asked separately, so that who allows the one need not allow the
 * other, and can take it back by itself.
 */
export type ConsentRound = { purpose: 'calendar'; tasks: boolean } | { purpose: 'drafts' | 'threads' }

/** The rounds a mode needs. A task list belongs to the first, which then asks for it too. */
export function roundsOf(mode: ConnectMode, tasks: boolean): ConsentRound[] {
  const calendar: ConsentRound = { purpose: 'calendar', tasks }
  return mode === 'calendar' ? [calendar] : [calendar, { purpose: mode }]
}

/** What brings the user back to this question, and to those after it. */
export function commandFor(service: AccountService, { purpose }: ConsentRound): string {
  const command = `afterword connect ${service}`
  return purpose === 'calendar' ? command : `${command} --mode ${purpose}`
}

/** Why the round is needed, in a sentence. */
export function reasonOf(round: ConsentRound): string {
  if (round.purpose === 'drafts')
    return 'Now your mail, so that letters can be laid into your drafts. They are never sent.'
  if (round.purpose === 'threads')
    return 'Now your mail, so that letters can be laid into your drafts, as answers in their threads, and replies are noticed. They are never sent.'
  return round.purpose === 'calendar' && round.tasks
    ? 'First your calendars, so that interviews are noticed, and your task list, so that what is to be done stands there too.'
    : 'First your calendars, so that interviews are noticed.'
}
