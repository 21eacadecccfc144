import { type Answer, type Call, noContent, ok, type Route } from '../http/call.ts'
import { asObject, text } from '../http/json.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { MailStore } from '../world/mail-store.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { people } from '../world/message.ts'
import { send } from '../world/send.ts'
import { composedIn } from './compose.ts'
import { badRequest, formatOf, gmailRoute, notFound } from './gmail-route.ts'
import { searchMail } from './mail-search.ts'
import { type Format, messageResource } from './message-resource.ts'
import { READ_DRAFTS, WRITE_DRAFTS } from './scopes.ts'

/** https://developers.google.com/workspace/gmail/api/guides/drafts */
export function draftRoutes(parts: Parts): Route[] {
  return [
    gmailRoute('POST', '/drafts', WRITE_DRAFTS, (call) => create(call, parts)),
    gmailRoute('GET', '/drafts', READ_DRAFTS, (call) => list(call, parts)),
    gmailRoute('GET', '/drafts/{id}', READ_DRAFTS, get),
    gmailRoute('PUT', '/drafts/{id}', WRITE_DRAFTS, (call) => update(call, parts)),
    gmailRoute('DELETE', '/drafts/{id}', WRITE_DRAFTS, (call) => remove(call, parts)),
    gmailRoute('POST', '/drafts/send', WRITE_DRAFTS, (call) => sendDraft(call, parts)),
  ]
}

function create(call: Call, { context }: Parts): Answer {
  const { message, thread } = composedIn(asObject(call.body).message, call, context)
  return written(lay(new MailStore(call.account, context), message, thread))
}

/** Without a thread a draft begins one, whatever its headers say. */
const lay = (store: MailStore, message: MailState['message'], thread: string | undefined): MailState =>
  store.add(message, 'drafts', { thread: thread ?? '' })

function list(call: Call, { pages }: Parts): Answer {
  const size = pageSize(call.query.get('maxResults'), 100, 500, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null ? pages.first(found(call), size, null) : pages.following<MailState, null>(token, size)
  if (!page) throw badRequest('Invalid pageToken')
  return ok({
    ...(page.items.length > 0 ? { drafts: page.items.map(shortDraft) } : {}),
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    resultSizeEstimate: page.items.length,
  })
}

const found = ({ account, query }: Call): MailState[] =>
  searchMail(account.mailbox, query.get('q') ?? '', { withTrash: false }).filter(
    ({ draftId }) => draftId !== null,
  )

const shortDraft = (mail: MailState) => ({
  id: mail.draftId,
  message: { id: mail.gmailId, threadId: mail.threadId },
})

const draftOf = (mail: MailState, format: Format) => ({
  id: mail.draftId,
  message: messageResource(mail, format),
})

/** What was written is answered with its ids only. */
function written(mail: MailState): Answer {
  const { id, threadId, labelIds } = messageResource(mail, 'minimal')
  return ok({ id: mail.draftId, message: { id, threadId, labelIds } })
}

function draftIn(call: Call, id: string): MailState {
  const mail = call.account.mailbox.byDraftId.get(id)
  if (!mail) throw notFound()
  return mail
}

function get(call: Call): Answer {
  const mail = draftIn(call, call.params.id ?? '')
  return ok(draftOf(mail, formatOf(call, 'full')))
}

function update(call: Call, { context }: Parts): Answer {
  const mail = draftIn(call, call.params.id ?? '')
  const { message, thread } = composedIn(asObject(call.body).message, call, context)
  new MailStore(call.account, context).replace(mail, message, thread)
  return written(mail)
}

/** "Immediately and permanently deletes the specified draft. Does not simply trash it." */
function remove(call: Call, { context }: Parts): Answer {
  new MailStore(call.account, context).remove(draftIn(call, call.params.id ?? ''))
  return noContent
}

function sendDraft(call: Call, { context }: Parts): Answer {
  const mail = draftIn(call, text(call.body, 'id') ?? '')
  if (!['to', 'cc', 'bcc'].some((name) => people(mail.message, name).length > 0)) {
    throw badRequest('Recipient address required')
  }
  const { id, threadId, labelIds } = messageResource(send(mail, call.account, context), 'minimal')
  return ok({ id, threadId, labelIds })
}
