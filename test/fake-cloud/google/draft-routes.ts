import { type Answer, type Call, noContent, ok, Refusal, type Route } from '../http/call.ts'
import { asObject, text } from '../http/json.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import { MailStore } from '../world/mail-store.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { people } from '../world/message.ts'
import { send } from '../world/send.ts'
import { composedIn } from './compose.ts'
import { searchMail } from './mail-search.ts'
import { type Format, messageResource } from './message-resource.ts'
import { READ_DRAFTS, WRITE_DRAFTS } from './scopes.ts'

const root = '/gmail/v1/users/{userId}/drafts'

/** https://developers.google.com/workspace/gmail/api/guides/drafts */
export function draftRoutes(parts: Parts): Route[] {
  const route = (
    method: Route['method'],
    path: string,
    scopes: string[],
    handle: Route['handle'],
  ): Route => ({
    provider: 'google',
    method,
    path: root + path,
    scopes,
    handle,
  })
  return [
    route('POST', '', WRITE_DRAFTS, (call) => create(call, parts)),
    route('GET', '', READ_DRAFTS, (call) => list(call, parts)),
    route('GET', '/{id}', READ_DRAFTS, get),
    route('PUT', '/{id}', WRITE_DRAFTS, (call) => update(call, parts)),
    route('DELETE', '/{id}', WRITE_DRAFTS, (call) => remove(call, parts)),
    route('POST', '/send', WRITE_DRAFTS, (call) => sendDraft(call, parts)),
  ]
}

function create(call: Call, { context }: Parts): Answer {
  const { message, thread } = composedIn(asObject(call.body).message, call, context)
  return ok(draftOf(lay(new MailStore(call.account, context), message, thread), 'minimal'))
}

/** Without a thread a draft begins one, whatever its headers say. */
const lay = (store: MailStore, message: MailState['message'], thread: string | undefined): MailState =>
  store.add(message, 'drafts', { thread: thread ?? '' })

function list(call: Call, { pages }: Parts): Answer {
  const size = pageSize(call.query.get('maxResults'), 100, 500, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null ? pages.first(found(call), size, null) : pages.following<MailState, null>(token, size)
  if (!page) throw new Refusal(googleError(400, 'invalidArgument', 'Invalid pageToken'))
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

const draftOf = (mail: MailState, format: Format) => {
  if (format !== 'minimal') return { id: mail.draftId, message: messageResource(mail, format) }
  const { id, threadId, labelIds } = messageResource(mail, 'minimal')
  return { id: mail.draftId, message: { id, threadId, labelIds } }
}

export function draftIn(call: Call, id: string): MailState {
  const mail = call.account.mailbox.byDraftId.get(id)
  if (!mail) throw new Refusal(googleError(404, 'notFound', 'Requested entity was not found.'))
  return mail
}

function get(call: Call): Answer {
  const mail = draftIn(call, call.params.id ?? '')
  const format = (call.query.get('format') ?? 'full').toLowerCase() as Format
  return ok({ id: mail.draftId, message: messageResource(mail, format) })
}

function update(call: Call, { context }: Parts): Answer {
  const mail = draftIn(call, call.params.id ?? '')
  const { message, thread } = composedIn(asObject(call.body).message, call, context)
  new MailStore(call.account, context).replace(mail, message, thread)
  return ok(draftOf(mail, 'minimal'))
}

/** "Immediately and permanently deletes the specified draft. Does not simply trash it." */
function remove(call: Call, { context }: Parts): Answer {
  new MailStore(call.account, context).remove(draftIn(call, call.params.id ?? ''))
  return noContent
}

function sendDraft(call: Call, { context }: Parts): Answer {
  const mail = draftIn(call, text(call.body, 'id') ?? '')
  if (!['to', 'cc', 'bcc'].some((name) => people(mail.message, name).length > 0)) {
    throw new Refusal(googleError(400, 'invalidArgument', 'Recipient address required'))
  }
  const { id, threadId, labelIds } = messageResource(send(mail, call.account, context), 'minimal')
  return ok({ id, threadId, labelIds })
}
