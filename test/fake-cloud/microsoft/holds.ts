import type { MailState } from '../world/mailbox-state.ts'
import { type Filter, FilterError } from './filter.ts'
import type { messageResource } from './message-resource.ts'

type Resource = ReturnType<typeof messageResource>

/** Properties Graph can filter messages by; others it refuses. */
const KNOWN = new Set([
  'id',
  'internetMessageId',
  'conversationId',
  'subject',
  'isDraft',
  'isRead',
  'hasAttachments',
  'importance',
  'receivedDateTime',
  'sentDateTime',
  'createdDateTime',
  'lastModifiedDateTime',
  'parentFolderId',
  'from/emailAddress/address',
  'from/emailAddress/name',
  'sender/emailAddress/address',
])

export const holds = (filter: Filter, mail: MailState, resource: Resource): boolean =>
  resourceHolds(filter, resource, KNOWN, mail.extended)

/** `known`: what can be asked about; anything else is refused. */
export function resourceHolds(
  filter: Filter,
  resource: Resource,
  known: Set<string>,
  extended: Map<string, string> = new Map(),
): boolean {
  const inner = (each: Filter) => resourceHolds(each, resource, known, extended)
  if (filter.type === 'and') return filter.all.every(inner)
  if (filter.type === 'or') return filter.all.some(inner)
  if (filter.type === 'not') return !inner(filter.of)
  if (filter.type === 'extended') return extended.get(filter.id.toLowerCase()) === filter.value
  if (!known.has(filter.property)) {
    throw new FilterError(`Could not find a property named '${filter.property}'.`)
  }
  return compare(valueAt(resource, filter.property), filter.operator, filter.value)
}

export function valueAt(resource: Resource, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], resource)
}

function compare(actual: unknown, operator: string, value: string): boolean {
  if (typeof actual === 'boolean') return (String(actual) === value) === (operator === 'eq')
  const text = String(actual ?? '')
  // Texts are compared without looking at case; identifiers are not texts to them, but nobody has two that differ so.
  const [a, b] = /^\d{4}-\d\d-\d\dT/.test(text)
    ? [Date.parse(text), Date.parse(value)]
    : [text.toLowerCase(), value.toLowerCase()]
  if (operator === 'startswith') return String(a).startsWith(String(b))
  if (operator === 'contains') return String(a).includes(String(b))
  const tests: Record<string, boolean> = {
    eq: a === b,
    ne: a !== b,
    ge: a >= b,
    gt: a > b,
    le: a <= b,
    lt: a < b,
  }
  return tests[operator] ?? false
}
