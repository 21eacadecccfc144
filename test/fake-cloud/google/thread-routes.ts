import { type Answer, type Call, ok, type Route } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { badRequest, formatOf, gmailRoute, notFound } from './gmail-route.ts'
import { messageResource } from './message-resource.ts'
import { found, refuseSearchOfHeaders } from './message-routes.ts'
import { READ_MAIL_OR_METADATA } from './scopes.ts'

export function threadRoutes(parts: Parts): Route[] {
  return [
    gmailRoute('GET', '/threads', READ_MAIL_OR_METADATA, (call) => listThreads(call, parts)),
    gmailRoute('GET', '/threads/{id}', READ_MAIL_OR_METADATA, getThread),
  ]
}

/** A thread is found when one of its messages is. */
function listThreads(call: Call, { pages }: Parts): Answer {
  refuseSearchOfHeaders(call)
  const size = pageSize(call.query.get('maxResults'), 100, 500, call.longestPage)
  const token = call.query.get('pageToken')
  const newest = () =>
    [...Map.groupBy(found(call), ({ threadId }) => threadId).values()].flatMap(([first]) => first ?? [])
  const page =
    token === null ? pages.first(newest(), size, null) : pages.following<MailState, null>(token, size)
  if (!page) throw badRequest('Invalid pageToken')
  return ok({
    ...(page.items.length > 0 ? { threads: page.items.map(short) } : {}),
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    resultSizeEstimate: page.items.length,
  })
}

const short = (mail: MailState) => ({
  id: mail.threadId,
  snippet: messageResource(mail, 'minimal').snippet,
  historyId: String(mail.historyId),
})

function getThread(call: Call): Answer {
  const id = call.params.id ?? ''
  const mails = [...(call.account.mailbox.byThread.get(id) ?? [])].toSorted(
    (a, b) => Date.parse(a.received) - Date.parse(b.received),
  )
  if (mails.length === 0) throw notFound()
  const format = formatOf(call, 'full')
  if (format === 'raw') throw badRequest('Format RAW is not supported for threads')
  const names = call.query.getAll('metadataHeaders')
  return ok({
    id,
    historyId: String(Math.max(...mails.map(({ historyId }) => historyId))),
    messages: mails.map((mail) => messageResource(mail, format, names)),
  })
}
