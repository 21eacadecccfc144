// Tasks as VTODO objects in a calendar of the user's choice (RFC 4791, 5.3.2: PUT with conditions).
import type { Clock } from '../../../shared/clock.ts'
import type { ProviderError } from '../../../shared/provider-error.ts'
import type { XmlElement } from '../../../shared/xml-tree.ts'
import type { ListedTask, TaskListPort } from '../../../tasklist/task-list-port.ts'
import { type CaldavAccount, serverUrl } from '../caldav-account.ts'
import { caldavError, statusError } from '../caldav-error.ts'
import { fetchObjects } from '../calendar/fetch-objects.ts'
import { listComponents } from '../calendar/list-objects.ts'
import { createDavClient, type DavAnswer, type DavClient, strongEtag } from '../dav/dav-client.ts'
import { hrefsIn, pathOf } from '../dav/multistatus.ts'
import { cal } from '../dav/names.ts'
import { changeTodo, isTodoName, readTodo, todoName, writeTodo } from './todo.ts'

export interface CaldavTasksOptions extends CaldavAccount {
  /** Address of a calendar that holds tasks, as `findCalendars` lists it. */
  url: string
  /** IANA zone of the user: what day a due time falls on. */
  timeZone: string
  clock: Clock
}

/** So often a task is changed anew that somebody else changed in the same moment. */
const maxTries = 5

/**
 * The references are the names of the objects, which are made from the keys: creating twice creates once, and `list`
 * looks at no entry of anybody else.
 */
export function createCaldavTasks(options: CaldavTasksOptions): TaskListPort {
  const { timeZone, clock } = options
  const calendar = serverUrl(options.url.replace(/\/?$/, '/'), options)
  const client = createDavClient(calendar, options)
  const urlOf = (reference: string) => new URL(encodeURIComponent(reference), calendar).href
  return {
    kind: 'caldav',
    list: () => listTasks(client, calendar.href, timeZone),
    async create(entry) {
      const name = todoName(entry.key)
      const text = writeTodo(entry, clock.now())
      const answer = await client.put(urlOf(name), text, { 'if-none-match': '*' })
      const status = statusOf(answer)
      // It is there already: an earlier try came further than its answer.
      if (status < 300 || status === 412) return name
      // Somebody keeps it under another name, which not every server tells.
      const conflict = refusalIn(answer, 'no-uid-conflict')
      if (!conflict) throw refused(client, answer)
      return hrefsIn(conflict, answer.url).map(nameIn)[0] ?? name
    },
    async update(reference, change) {
      await updateTask(client, urlOf(reference), (text) => changeTodo(text, change, clock.now(), timeZone))
    },
    async remove(reference) {
      const answer = await client.remove(urlOf(reference))
      const status = statusOf(answer)
      if (status < 300 || status === 404 || status === 410) return
      throw refused(client, answer)
    },
  }
}

async function listTasks(client: DavClient, url: string, timeZone: string): Promise<ListedTask[]> {
  const listed = await listComponents(client, url, 'VTODO')
  const ours = listed.filter((object) => isTodoName(nameIn(object.url)))
  const tasks: ListedTask[] = []
  for await (const fetched of fetchObjects(client, url, ours)) {
    if (fetched.state === 'unread') throw statusError(client.host, { ...fetched, header: () => null }, what)
    const todo = fetched.state === 'read' ? readTodo(fetched.text, timeZone) : null
    if (todo) tasks.push({ ...todo, reference: nameIn(fetched.object.url) })
  }
  return tasks
}

/** Reads, changes and writes under the condition that nobody else wrote meanwhile; what is gone is left gone. */
async function updateTask(
  client: DavClient,
  url: string,
  changed: (text: string) => string | null,
): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const found = await client.get(url)
    if (found.status === 404 || found.status === 410) return
    if (found.status !== 200) throw statusError(client.host, found, what)
    const text = changed(found.text)
    if (text === null) return
    const etag = strongEtag(found.header('etag'))
    const answer = await client.put(url, text, etag === null ? {} : { 'if-match': etag })
    const status = statusOf(answer)
    if (status < 300 || status === 404 || status === 410) return
    if (status !== 412) throw refused(client, answer)
  }
  throw caldavError(
    'temporary',
    `A task at ${client.host} is being changed all the time: it will be tried again.`,
  )
}

const what = 'this task list'

/** Some servers refuse inside a 207. */
function statusOf({ status, multistatus }: DavAnswer): number {
  return multistatus?.resources.find((resource) => (resource.status ?? 0) >= 400)?.status ?? status
}

function refused(client: DavClient, answer: DavAnswer): ProviderError {
  if (refusalIn(answer, 'supported-calendar-component')) {
    return caldavError(
      'permanent',
      `This calendar at ${client.host} holds no tasks: choose another one for them.`,
    )
  }
  return statusError(client.host, { status: statusOf(answer), header: answer.header }, what)
}

/** What a PUT is refused for (RFC 4791, 5.3.2.1), if the server says so. */
function refusalIn({ xml }: DavAnswer, name: string): XmlElement | null {
  return xml && findElement(xml, cal(name))
}

function findElement(element: XmlElement, name: string): XmlElement | null {
  if (element.name === name) return element
  for (const child of element.children) {
    const found = findElement(child, name)
    if (found) return found
  }
  return null
}

function nameIn(url: string): string {
  return pathOf(url).split('/').at(-1) ?? ''
}
