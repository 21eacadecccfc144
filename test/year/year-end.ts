import { listDigests } from '../../src/store/digests.ts'
import { listEvents } from '../../src/store/events.ts'
import type { Year } from './year.ts'

/** What a year leaves, in words that do not depend on where it was lived. */
export async function yearEnd(year: Year) {
  const dossiers = await year.dossiers()
  return {
    interviews: dossiers
      .map(({ interview, tasks, drafts, outcomes }) => ({
        title: interview.title,
        company: interview.company,
        role: interview.role,
        start: interview.start,
        end: interview.end,
        state: interview.state,
        people: interview.interviewers.map(({ email }) => email).toSorted(),
        outcomes: outcomes.map(({ kind, at }) => `${kind} ${at}`),
        tasks: tasks.map(({ kind, state, dueAt }) => `${kind} ${state} ${dueAt}`).toSorted(),
        drafts: drafts.map(({ kind, person, state }) => `${kind} ${person} ${state}`).toSorted(),
      }))
      .toSorted((a, b) => (`${a.start} ${a.title}` < `${b.start} ${b.title}` ? -1 : 1)),
    digests: (await listDigests(year.db, year.user.id)).map(({ week, state }) => `${week} ${state}`),
    digestsThatCame: await year.world.digests(),
    draftsThatLieThere: await year.world.drafts(),
    eventsKept: (await listEvents(year.db, year.user.id)).map(({ event }) => event.uid).toSorted(),
  }
}

export type YearEnd = Awaited<ReturnType<typeof yearEnd>>
