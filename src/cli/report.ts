import { statusDocument } from '../actions/status-document.ts'
import { plain } from '../followup/words.ts'
import type { Trouble } from '../pass/pass-context.ts'
import type { User } from '../store/users.ts'
import type { Session } from './session.ts'
import { summary } from './summary.ts'

/** So many problems are told one by one; the rest is a number. */
const mostTold = 10

/** Prints how things stand, as one JSON document or for a person, and what could not be done; the exit code. */
export async function report(
  { app, options, streams }: Session,
  user: User,
  result: { changed: number; troubles: Trouble[] },
): Promise<number> {
  if (options.json)
    streams.out(`${JSON.stringify(await statusDocument(app, user, result.changed), null, 2)}\n`)
  else streams.out(`${await summary(app, user, result.troubles.map(sentence))}\n`)
  const sentences = [...new Set(result.troubles.map(sentence))]
  for (const each of sentences.slice(0, mostTold)) streams.err(`${each}\n`)
  const untold = sentences.length - mostTold
  if (untold > 0) streams.err(`… and ${untold} more problems.\n`)
  return result.troubles.length > 0 ? 1 : 0
}

function sentence({ place, message }: Trouble): string {
  return place === null || message.includes(place) ? message : `${plain(place)}: ${message}`
}
