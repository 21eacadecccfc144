// From a server to the user's calendars: current-user-principal (RFC 5397), calendar-home-set (RFC 4791, 6.2.1).

import { childOf, childrenOf, type XmlElement } from '../../../shared/xml-tree.ts'
import type { CaldavAccount } from '../caldav-account.ts'
import { caldavError, statusError } from '../caldav-error.ts'
import { createDavClient, type DavAnswer, type DavClient, multistatusOf } from '../dav/dav-client.ts'
import { type DavResource, hrefsIn, pathOf } from '../dav/multistatus.ts'
import { cal, dav } from '../dav/names.ts'
import { findServer, type ServiceRecords } from './find-server.ts'

export interface FoundCalendar {
  /** Of the collection; what `createCaldavCalendar` and `createCaldavTasks` want. */
  url: string
  /** As its owner called it; the last part of its address when they did not. */
  name: string
  holdsEvents: boolean
  holdsTasks: boolean
  /** False where the server says that nothing can be written. */
  isWritable: boolean
}

export interface FindCalendarsOptions extends CaldavAccount {
  /** An e-mail address, a host, or an https address of a server, a principal or a calendar. */
  address: string
  records?: ServiceRecords
}

const asked = [
  dav('current-user-principal'),
  cal('calendar-home-set'),
  dav('resourcetype'),
  dav('displayname'),
  dav('current-user-privilege-set'),
  cal('supported-calendar-component-set'),
]

/** The calendars of an account. Throws a ProviderError that says at what it failed. */
export async function findCalendars(options: FindCalendarsOptions): Promise<FoundCalendar[]> {
  const places = await findServer(options.address, options, options.records)
  let refusal: DavAnswer | null = null
  for (const place of places) {
    const client = createDavClient(place, options)
    const answer = await client.propfind(place.href, 0, asked)
    if (answer.multistatus) {
      const calendars = await calendarsFrom(client, answer, answer.multistatus.resources)
      if (calendars.length > 0) return calendars
    } else if ([401, 429].includes(answer.status) || answer.status >= 500)
      throw statusError(place.host, answer)
    else refusal ??= answer
  }
  const { host } = places[0] as URL
  if (refusal) multistatusOf(refusal, host)
  throw caldavError('permanent', `No calendar was found at ${host}: give the address of the calendar itself.`)
}

/** What was asked about may be a calendar itself; the others of its owner are listed after it. */
async function calendarsFrom(
  client: DavClient,
  answer: DavAnswer,
  resources: DavResource[],
): Promise<FoundCalendar[]> {
  const found = new Map<string, FoundCalendar>()
  const note = (resource: DavResource) => {
    if (isCalendar(resource)) found.set(resource.url, toFoundCalendar(resource))
  }
  resources.forEach(note)
  for (const home of await homesOf(client, answer, resources)) {
    const members = multistatusOf(await client.propfind(home, 1, asked), client.host)
    members.resources.forEach(note)
  }
  return [...found.values()]
}

async function homesOf(client: DavClient, answer: DavAnswer, resources: DavResource[]): Promise<string[]> {
  const named = hrefsOf(resources, cal('calendar-home-set'), answer.url)
  if (named.length > 0) return named
  const homes: string[] = []
  for (const principal of hrefsOf(resources, dav('current-user-principal'), answer.url)) {
    const about = await client.propfind(principal, 0, asked)
    homes.push(...hrefsOf(multistatusOf(about, client.host).resources, cal('calendar-home-set'), about.url))
  }
  return [...new Set(homes)]
}

function hrefsOf(resources: DavResource[], property: string, base: string): string[] {
  return resources.flatMap(({ properties }) => hrefsIn(properties.get(property), base))
}

function isCalendar({ properties }: DavResource): boolean {
  return childOf(properties.get(dav('resourcetype')), cal('calendar')) !== undefined
}

function toFoundCalendar({ url, properties }: DavResource): FoundCalendar {
  const components = childrenOf(properties.get(cal('supported-calendar-component-set')), cal('comp'))
  const holds = (name: string) =>
    components.length === 0 || components.some(({ attributes }) => attributes.name?.toUpperCase() === name)
  return {
    url,
    name: properties.get(dav('displayname'))?.text.trim() || lastPart(url),
    // RFC 4791, 5.2.3: a calendar that does not say so holds everything.
    holdsEvents: holds('VEVENT'),
    holdsTasks: holds('VTODO'),
    isWritable: isWritable(properties.get(dav('current-user-privilege-set'))),
  }
}

const writing = ['all', 'write', 'write-content', 'bind'].map(dav)

function isWritable(privileges: XmlElement | undefined): boolean {
  if (!privileges) return true
  return privileges.children.some(({ children }) => children.some(({ name }) => writing.includes(name)))
}

function lastPart(url: string): string {
  return pathOf(url).split('/').filter(Boolean).at(-1) ?? url
}
