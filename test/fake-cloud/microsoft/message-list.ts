import { type Answer, type Call, ok } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { linkTo } from './calendar-view.ts'
import { type Filter, FilterError, parseFilter, propertiesOf } from './filter.ts'
import { folderNamed } from './folders.ts'
import { context, refuse, wantsImmutableIds } from './graph-route.ts'
import { holds, valueAt } from './holds.ts'
import { searchMails } from './mail-search.ts'
import { messageResource } from './message-resource.ts'
import { shownMessage } from './shown-message.ts'

/** https://learn.microsoft.com/graph/api/user-list-messages */
export function listMessages(call: Call, { pages, context: world }: Parts): Answer {
  const size = pageSize(call.query.get('$top'), 10, 1000, call.longestPage)
  const token = call.query.get('$skiptoken')
  const page =
    token === null
      ? pages.first(found(call, world.now()), size, null)
      : pages.following<MailState, null>(token, size)
  if (!page) throw refuse(400, 'ErrorInvalidUrlQuery', 'The skip token is not known.', world.now())
  return ok({
    '@odata.context': context(call, 'messages'),
    value: page.items.map((mail) => shownMessage(mail, call)),
    ...(page.next === null ? {} : { '@odata.nextLink': linkTo(call, { $skiptoken: page.next }) }),
  })
}

function found(call: Call, now: string): MailState[] {
  const { account, query } = call
  const [filter, search, orderBy] = ['$filter', '$search', '$orderby'].map((name) => query.get(name))
  if (search && (filter || orderBy)) {
    const message = `The query parameter '${filter ? '$filter' : '$orderBy'}' is not supported with '$search'.`
    throw refuse(400, 'SearchWithFilter', message, now)
  }
  const parsed = filter ? parsedFilter(filter, now) : null
  if (parsed && orderBy) refuseOtherOrder(parsed, orderBy, now)
  const mails = candidates(call, parsed, now)
  const searched = search ? searchMails(mails, search) : mails
  const kept = parsed ? searched.filter((mail) => passes(parsed, mail, call, now)) : searched
  const resourceOf = (mail: MailState) =>
    messageResource(mail, { account, immutableIds: false, asText: true })
  return sorted(kept, orderBy ?? 'receivedDateTime desc', resourceOf)
}

/** What one folder holds; for one Message-ID nothing else is looked at. */
function candidates({ account, params }: Call, filter: Filter | null, now: string): MailState[] {
  const folder = params.folderId === undefined ? null : folderNamed(account, params.folderId)
  if (params.folderId !== undefined && folder === null) {
    throw refuse(404, 'ErrorItemNotFound', 'The specified folder was not found in the store.', now)
  }
  const isId =
    filter?.type === 'compare' && filter.property === 'internetMessageId' && filter.operator === 'eq'
  const mails = isId ? (account.mailbox.byMessageId.get(filter.value) ?? []) : account.mailbox.mails
  return [...mails].filter((mail) => folder === null || mail.folder === folder)
}

function parsedFilter(text: string, now: string): Filter {
  try {
    return parseFilter(text)
  } catch (error) {
    throw error instanceof FilterError
      ? refuse(400, 'BadRequest', `Invalid filter clause: ${error.message}`, now)
      : error
  }
}

function passes(filter: Filter, mail: MailState, call: Call, now: string): boolean {
  const wanted = { account: call.account, immutableIds: wantsImmutableIds(call), asText: true }
  try {
    return holds(filter, mail, messageResource(mail, wanted))
  } catch (error) {
    throw error instanceof FilterError ? refuse(400, 'BadRequest', error.message, now) : error
  }
}

/** "Properties that appear in $orderby must also appear in $filter, in the same order, before any others." */
function refuseOtherOrder(filter: Filter, orderBy: string, now: string): void {
  const asked = [...new Set(propertiesOf(filter))]
  const ordered = orderBy.split(',').map((each) => each.trim().split(' ')[0])
  if (ordered.every((property, i) => asked[i] === property)) return
  throw refuse(
    400,
    'InefficientFilter',
    'The restriction or sort order is too complex for this operation.',
    now,
  )
}

function sorted(
  mails: MailState[],
  orderBy: string,
  of: (mail: MailState) => Record<string, unknown>,
): MailState[] {
  const keys = orderBy.split(',').map((each) => each.trim().split(/\s+/))
  const rows = mails.map((mail) => ({ mail, resource: of(mail) }))
  rows.sort((a, b) => {
    for (const [property = '', direction] of keys) {
      const [x, y] = [
        String(valueAt(a.resource, property) ?? ''),
        String(valueAt(b.resource, property) ?? ''),
      ]
      if (x !== y) return (x < y ? -1 : 1) * (direction === 'desc' ? -1 : 1)
    }
    return 0
  })
  return rows.map(({ mail }) => mail)
}
