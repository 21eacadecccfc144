import { type Answer, type Call, noContent, ok, type Route } from '../http/call.ts'
import { asList, asObject } from '../http/json.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { MailStore } from '../world/mail-store.ts'
import { labelsOf, type MailState } from '../world/mailbox-state.ts'
import { people } from '../world/message.ts'
import { send } from '../world/send.ts'
import { composedIn } from './compose.ts'
import { badRequest, formatOf, gmailRoute, notFound } from './gmail-route.ts'
import { relabel } from './labels.ts'
import { searchMail } from './mail-search.ts'
import { messageResource } from './message-resource.ts'
import { READ_MAIL, READ_MAIL_OR_METADATA, SEND_MAIL, WRITE_MAIL } from './scopes.ts'

export function messageRoutes(parts: Parts): Route[] {
  return [
    gmailRoute('GET', '/messages', READ_MAIL_OR_METADATA, (call) => listMessages(call, parts)),
    gmailRoute('GET', '/messages/{id}', READ_MAIL_OR_METADATA, getMessage),
    gmailRoute('POST', '/messages/send', SEND_MAIL, (call) => sendMessage(call, parts)),
    gmailRoute('POST', '/messages/{id}/modify', WRITE_MAIL, (call) => modify(call, parts)),
    gmailRoute('POST', '/messages/{id}/trash', WRITE_MAIL, (call) => trash(call, parts)),
    gmailRoute('DELETE', '/messages/{id}', ['https://mail.google.com/'], (call) => {
      new MailStore(call.account, parts.context).remove(mailIn(call))
      return noContent
    }),
  ]
}

/** Scopes that may see no bodies may not search either. */
export function refuseSearchOfHeaders({ scopes, query }: Call): void {
  if (query.has('q') && !READ_MAIL.some((scope) => scopes.has(scope))) {
    throw badRequest("Metadata scope does not support 'q' parameter")
  }
}

export const found = (call: Call): MailState[] =>
  searchMail(call.account.mailbox, call.query.get('q') ?? '', {
    withTrash: call.query.get('includeSpamTrash') === 'true',
  }).filter((mail) => call.query.getAll('labelIds').every((label) => labelsOf(mail).includes(label)))

function listMessages(call: Call, { pages }: Parts): Answer {
  refuseSearchOfHeaders(call)
  const size = pageSize(call.query.get('maxResults'), 100, 500, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null ? pages.first(found(call), size, null) : pages.following<MailState, null>(token, size)
  if (!page) throw badRequest('Invalid pageToken')
  return ok({
    ...(page.items.length > 0 ? { messages: page.items.map(short) } : {}),
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    resultSizeEstimate: page.items.length,
  })
}

const short = ({ gmailId, threadId }: MailState) => ({ id: gmailId, threadId })

export function mailIn(call: Call): MailState {
  const mail = call.account.mailbox.byGmailId.get(call.params.id ?? '')
  if (!mail) throw notFound()
  return mail
}

function getMessage(call: Call): Answer {
  const format = formatOf(call, 'full')
  if ((format === 'full' || format === 'raw') && !READ_MAIL.some((scope) => call.scopes.has(scope))) {
    throw badRequest(`Metadata scope doesn't allow format ${format.toUpperCase()}`)
  }
  return ok(messageResource(mailIn(call), format, call.query.getAll('metadataHeaders')))
}

/** A message without a draft before it goes the same way, at once. */
function sendMessage(call: Call, { context }: Parts): Answer {
  const { message, thread } = composedIn(call.body, call, context)
  if (!['to', 'cc', 'bcc'].some((name) => people(message, name).length > 0)) {
    throw badRequest('Recipient address required')
  }
  const draft = new MailStore(call.account, context).add(message, 'drafts', { thread: thread ?? '' })
  const { id, threadId, labelIds } = messageResource(send(draft, call.account, context), 'minimal')
  return ok({ id, threadId, labelIds })
}

function modify(call: Call, { context }: Parts): Answer {
  const mail = mailIn(call)
  const body = asObject(call.body)
  const names = (list: unknown) => asList(list).filter((each) => typeof each === 'string')
  relabel(new MailStore(call.account, context), mail, names(body.addLabelIds), names(body.removeLabelIds))
  return ok(messageResource(mail, 'minimal'))
}

function trash(call: Call, { context }: Parts): Answer {
  const mail = mailIn(call)
  new MailStore(call.account, context).move(mail, 'trash')
  return ok(messageResource(mail, 'minimal'))
}
