// What a calendar holds and what changed: sync-collection (RFC 6578), or ctag and ETags where a server lacks it.

import { childrenOf } from '../../../shared/xml-tree.ts'
import { caldavError, statusError } from '../caldav-error.ts'
import { type DavAnswer, type DavClient, multistatusOf } from '../dav/dav-client.ts'
import { type DavResource, pathOf } from '../dav/multistatus.ts'
import { dav, getctag } from '../dav/names.ts'
import type { CalendarMark } from './caldav-cursor.ts'
import { type ListedObject, nameOf } from './listed-object.ts'

export interface Listing {
  mark: CalendarMark
  objects: ListedObject[]
}

/** `unknown`: the server no longer knows what it once told; everything must be listed. */
export type News =
  | { type: 'unchanged' }
  | { type: 'changes'; mark: CalendarMark; changed: ListedObject[]; goneNames: string[] }
  | { type: 'unknown' }

const listed = [dav('getetag'), dav('resourcetype')]
/** A server that never stops saying "there is more" is not followed for ever. */
const maxPages = 1_000

/** What changed since a mark: one request when nothing did. */
export async function askForNews(client: DavClient, url: string, mark: CalendarMark): Promise<News> {
  if (mark.by === 'token') {
    const pages = await readSync(client, url, mark.token)
    if (!pages) return { type: 'unknown' }
    if (pages.resources.length === 0) return { type: 'unchanged' }
    return {
      type: 'changes',
      mark: { by: 'token', token: pages.token },
      changed: objectsOf(pages.resources),
      goneNames: pages.resources.filter(isGone).map((resource) => nameOf(resource.url)),
    }
  }
  if (mark.ctag === null) return { type: 'unknown' }
  const { ctag } = await describe(client, url, 0)
  return ctag === mark.ctag ? { type: 'unchanged' } : { type: 'unknown' }
}

/**
 * Everything there is, with a mark that is not younger than any of it. A server that is known not to speak sync need
 * not be asked.
 */
export async function listObjects(client: DavClient, url: string, maySync: boolean): Promise<Listing> {
  const pages = maySync ? await readSync(client, url, '') : null
  if (pages) return { mark: { by: 'token', token: pages.token }, objects: objectsOf(pages.resources) }
  const { members, ctag, isPartial } = await describe(client, url, 1)
  if (isPartial) {
    throw caldavError(
      'permanent',
      `${client.host} lists only a part of this calendar: move old entries into another calendar there.`,
    )
  }
  return { mark: { by: 'ctag', ctag }, objects: objectsOf(members) }
}

/** The objects that hold a component such as VTODO. Some servers answer 404 where there are none. */
export async function listComponents(
  client: DavClient,
  url: string,
  component: string,
): Promise<ListedObject[]> {
  const answer = await client.query(url, component, [dav('getetag')])
  if (answer.status === 207 && answer.multistatus?.resources.length === 0) return []
  const isEmptyOrGone = answer.multistatus?.resources.every(
    (each) => isSelf(each, answer.url) && isGone(each),
  )
  if (!isEmptyOrGone) return objectsOf(membersOf(answer, client.host).members)
  await describe(client, url, 0)
  return []
}

/** An answer that says nothing of the calendar itself is about none: its emptiness must not count. */
async function describe(client: DavClient, url: string, depth: 0 | 1): Promise<Members> {
  const answer = await client.propfind(url, depth, [...listed, getctag])
  const found = membersOf(answer, client.host)
  if (found.hasSelf || found.members.some(({ status }) => status === null)) return found
  throw statusError(client.host, { status: 404, header: answer.header })
}

interface SyncPages {
  resources: DavResource[]
  token: string
}

/** Null when the token is refused (RFC 6578, 3.2: 403 or 409; others answer 400 or 500), or sync is not spoken. */
async function readSync(client: DavClient, url: string, token: string): Promise<SyncPages | null> {
  const resources: DavResource[] = []
  const seen = new Set<string>()
  for (let next = token; seen.size < maxPages; ) {
    seen.add(next)
    const answer = await client.sync(url, next, listed)
    if (isRefused(answer, client.host)) return null
    const { members, isPartial, syncToken } = membersOf(answer, client.host)
    if (!syncToken) return null
    resources.push(...members)
    if (!isPartial) return { resources, token: syncToken }
    // RFC 6578, 3.6: the rest is asked for with the token of the part.
    next = syncToken
    if (seen.has(next)) return null
  }
  return null
}

/** What will pass by waiting, and a password that is not accepted, are told; every other status is a refusal. */
function isRefused(answer: DavAnswer, host: string): boolean {
  if ([401, 429, 503].includes(answer.status)) throw statusError(host, answer)
  return answer.status !== 207
}

interface Members {
  members: DavResource[]
  ctag: string | null
  syncToken: string | null
  /** It speaks of the calendar itself. */
  hasSelf: boolean
  /** The server left some out (507 for the calendar itself). */
  isPartial: boolean
}

/** What an answer says of the calendar and of what lies in it. Some tell inside a 207 that there is no calendar. */
function membersOf(answer: DavAnswer, host: string): Members {
  const { resources, syncToken } = multistatusOf(answer, host)
  const own = resources.filter((resource) => isSelf(resource, answer.url))
  const failed = own.find(({ status }) => status !== null && status >= 400 && status !== 507)
  if (failed) throw statusError(host, { status: failed.status ?? 0, header: answer.header })
  const members = resources
    .filter((resource) => !own.includes(resource))
    // An object lies on the server of its calendar, whatever host that believes to have.
    .map((resource) => ({ ...resource, url: onServerOf(answer.url, resource.url) }))
  const ctag = own.map(({ properties }) => properties.get(getctag)?.text.trim()).find(Boolean)
  const isPartial = own.some(({ status }) => status === 507)
  return { members, ctag: ctag ?? null, syncToken, hasSelf: own.length > 0, isPartial }
}

function isSelf(resource: DavResource, url: string): boolean {
  const path = (address: string) => pathOf(address).replace(/\/$/, '')
  return path(resource.url) === path(url)
}

function onServerOf(calendar: string, address: string): string {
  const { pathname, search } = new URL(address)
  return `${new URL(calendar).origin}${pathname}${search}`
}

function isGone({ status }: DavResource): boolean {
  return status === 404 || status === 410
}

/** What was listed twice counts as it was listed last. */
function objectsOf(members: DavResource[]): ListedObject[] {
  const objects = new Map<string, ListedObject>()
  for (const resource of members) {
    const name = nameOf(resource.url)
    if (isGone(resource)) objects.delete(name)
    else if (!isFolder(resource)) {
      const etag = resource.properties.get(dav('getetag'))?.text.trim() || null
      objects.set(name, { name, url: resource.url, etag })
    }
  }
  return [...objects.values()]
}

function isFolder({ url, properties }: DavResource): boolean {
  return url.endsWith('/') || childrenOf(properties.get(dav('resourcetype')), dav('collection')).length > 0
}
