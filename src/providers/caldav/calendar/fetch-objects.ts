// The texts of calendar objects: calendar-multiget (RFC 4791, 7.9) in chunks, and one by one where that fails.
import { ProviderError } from '../../../shared/provider-error.ts'
import { statusError } from '../caldav-error.ts'
import { type DavAnswer, type DavClient, strongEtag } from '../dav/dav-client.ts'
import { cal, dav } from '../dav/names.ts'
import { type ListedObject, nameOf } from './listed-object.ts'

export type FetchedObject =
  | { object: ListedObject; state: 'read'; etag: string | null; text: string }
  /** Deleted since it was listed. */
  | { object: ListedObject; state: 'gone' }
  /** The server lists it and does not hand it out. */
  | { object: ListedObject; state: 'unread'; status: number }

const wanted = [dav('getetag'), cal('calendar-data')]
/** Few enough for one answer, many enough that a year of meetings takes a handful of requests. */
const chunkLength = 64
/** So many objects that cannot be had are no accident of theirs: the server is ill, and left alone. */
const maxUnread = 10
/** What an answer without a telling status counts as. */
const ill = 500

/** Throws a ProviderError when the server fails as a whole. */
export async function* fetchObjects(
  client: DavClient,
  url: string,
  objects: readonly ListedObject[],
): AsyncGenerator<FetchedObject> {
  let unread = 0
  for (let at = 0; at < objects.length; at += chunkLength) {
    for await (const fetched of fetchChunk(client, url, objects.slice(at, at + chunkLength))) {
      if (fetched.state === 'unread' && ++unread > maxUnread) {
        throw statusError(client.host, { status: fetched.status, header: () => null })
      }
      yield fetched
    }
  }
}

/** A chunk that fails is halved until what spoils it stands alone. */
async function* fetchChunk(
  client: DavClient,
  url: string,
  chunk: readonly ListedObject[],
): AsyncGenerator<FetchedObject> {
  const texts = await multiget(client, url, chunk)
  if (!texts && chunk.length > 1) {
    const middle = chunk.length >> 1
    yield* fetchChunk(client, url, chunk.slice(0, middle))
    yield* fetchChunk(client, url, chunk.slice(middle))
    return
  }
  for (const object of chunk) yield texts?.get(object.name) ?? (await fetchAlone(client, object))
}

async function multiget(
  client: DavClient,
  url: string,
  chunk: readonly ListedObject[],
): Promise<Map<string, FetchedObject> | null> {
  const hrefs = chunk.map((object) => new URL(object.url).pathname)
  const answer = await unlessTooLarge(() => client.multiget(url, hrefs, wanted))
  if (answer === null) return null
  refuseIfPassing(answer, client.host)
  if (!answer.multistatus) return null
  const byName = new Map(chunk.map((object) => [object.name, object]))
  const texts = new Map<string, FetchedObject>()
  for (const { url: address, status, properties } of answer.multistatus.resources) {
    const object = byName.get(nameOf(address))
    const text = properties.get(cal('calendar-data'))?.text
    const etag = properties.get(dav('getetag'))?.text.trim() || null
    if (object && text) texts.set(object.name, { object, state: 'read', etag: etag ?? object.etag, text })
    else if (object && (status === 404 || status === 410)) texts.set(object.name, { object, state: 'gone' })
  }
  return texts
}

async function fetchAlone(client: DavClient, object: ListedObject): Promise<FetchedObject> {
  const answer = await unlessTooLarge(() => client.get(object.url))
  if (answer === null) return { object, state: 'unread', status: ill }
  const { status, text } = answer
  refuseIfPassing(answer, client.host)
  if (status === 404 || status === 410) return { object, state: 'gone' }
  if (status !== 200) return { object, state: 'unread', status }
  // A text without its end is a connection that was cut, where the server told no length.
  if (!/END:VCALENDAR\s*$/i.test(text)) return { object, state: 'unread', status: ill }
  return { object, state: 'read', etag: strongEtag(answer.header('etag')) ?? object.etag, text }
}

/** A password refused, and what passes by waiting, is no fault of one object. */
function refuseIfPassing(answer: Pick<DavAnswer, 'status' | 'header'>, host: string): void {
  if ([401, 429, 503].includes(answer.status)) throw statusError(host, answer)
}

async function unlessTooLarge<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ProviderError && isTooLarge(error.cause)) return null
    throw error
  }
}

function isTooLarge(cause: unknown): boolean {
  return cause instanceof Error && 'reason' in cause && cause.reason === 'size'
}
