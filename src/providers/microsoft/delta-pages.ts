// Delta of a calendar view: https://learn.microsoft.com/graph/delta-query-events
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { eventShape, type GraphEvent } from './event-shape.ts'
import type { GraphClient } from './graph-client.ts'
import type { GraphCall } from './graph-transport.ts'
import { graphCodeOf, statusOf } from './microsoft-errors.ts'

/** Events on one page, as far as Graph follows the wish. */
const pageLength = 100
/** More pages than any calendar needs: Graph is known to lead in circles (learn.microsoft.com/answers/12762375). */
const mostPages = 500
/** Empty pages in a row after which nothing is to be expected any more. */
const mostEmptyPages = 20

const pageShape = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().nullish(),
  '@odata.deltaLink': z.string().nullish(),
})

export interface EventPage {
  events: GraphEvent[]
  /** Only on the last page of a delta. */
  deltaLink: string | null
}

/** Graph leads in circles, or from page to page without an end. */
export class EndlessPages extends Error {}

/**
 * The pages of a delta, or of a plain list, to the last.
 * @throws EndlessPages where they would not end, and ProviderError.
 */
export async function* eventPages(
  client: GraphClient,
  first: Pick<GraphCall, 'path' | 'query' | 'signal'>,
  isDelta: boolean,
): AsyncGenerator<EventPage> {
  const seen = new Set<string>()
  const prefer = [`odata.maxpagesize=${pageLength}`]
  let call = first
  let empty = 0
  for (let count = 0; count < mostPages; count++) {
    const page = await client.get({ ...call, prefer }, pageShape)
    const { value, '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = page
    empty = value.length === 0 ? empty + 1 : 0
    // The same page comes with a new token each time, so that the page itself has to be remembered too.
    if (value.length > 0 && !isNew(seen, value)) throw new EndlessPages()
    yield { events: value.flatMap(eventOf), deltaLink: deltaLink ?? null }
    if (deltaLink || (!nextLink && !isDelta)) return
    if (!nextLink || empty > mostEmptyPages || !isNew(seen, nextLink)) throw new EndlessPages()
    call = { path: nextLink, signal: first.signal }
  }
  throw new EndlessPages()
}

/** Must everything be read anew? Graph forgets tokens when it likes, and says so in several ways. */
export function isForgotten(error: unknown): boolean {
  const status = statusOf(error)
  if (status === 410 || status === 400 || status === 404) return true
  return /syncState|resync/i.test(graphCodeOf(error))
}

/** Can a delta not be had here at all? Some shared calendars have none, and some go round in circles. */
export function isWithoutDelta(error: unknown): boolean {
  return error instanceof EndlessPages || isForgotten(error) || [405, 501].includes(statusOf(error) ?? 0)
}

function isNew(seen: Set<string>, content: unknown): boolean {
  const print = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  if (seen.has(print)) return false
  seen.add(print)
  return true
}

function eventOf(resource: unknown): GraphEvent[] {
  const parsed = eventShape.safeParse(resource)
  return parsed.success ? [parsed.data] : []
}
