import { type Answer, type Call, ok } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { HistoryKind, HistoryRecord } from '../world/mailbox-state.ts'
import { badRequest, notFound } from './gmail-route.ts'

const TYPES: Record<string, HistoryKind> = {
  messageAdded: 'messagesAdded',
  messageDeleted: 'messagesDeleted',
  labelAdded: 'labelsAdded',
  labelRemoved: 'labelsRemoved',
}

/** https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.history/list */
export function listHistory(call: Call, { pages }: Parts): Answer {
  const { mailbox } = call.account
  const start = Number(call.query.get('startHistoryId'))
  if (!Number.isInteger(start) || start <= 0) throw badRequest('Missing or invalid startHistoryId')
  // "If you receive an HTTP 404 error response, your application should perform a full sync."
  if (start < mailbox.historyFrom) throw notFound()
  const size = pageSize(call.query.get('maxResults'), 100, 500, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null
      ? pages.first(since(call, start), size, null)
      : pages.following<HistoryRecord, null>(token, size)
  if (!page) throw badRequest('Invalid pageToken')
  return ok({
    ...(page.items.length > 0 ? { history: page.items.map(resource) } : {}),
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    historyId: String(mailbox.historyId),
  })
}

function since({ account, query }: Call, start: number): HistoryRecord[] {
  const types = query.getAll('historyTypes').map((type) => TYPES[type])
  const label = query.get('labelId')
  return account.mailbox.history.filter(
    ({ id, kind, labels, changed }) =>
      id > start &&
      (types.length === 0 || types.includes(kind)) &&
      (label === null || labels.includes(label) || changed.includes(label)),
  )
}

function resource({ id, kind, gmailId, threadId, labels, changed }: HistoryRecord): Record<string, unknown> {
  const message = { id: gmailId, threadId, labelIds: labels }
  const entry = changed.length > 0 ? { message, labelIds: changed } : { message }
  return { id: String(id), messages: [{ id: gmailId, threadId }], [kind]: [entry] }
}
