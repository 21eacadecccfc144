import { type Answer, type Call, noContent, ok, type Route } from '../http/call.ts'
import { asObject, type Json, text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { MailStore } from '../world/mail-store.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { mimeMessage, newMessage, rememberExtended, withResource } from './compose.ts'
import { folderNamed } from './folders.ts'
import { refuse, route } from './graph-route.ts'
import { READ_MAIL, WRITE_MAIL } from './scopes.ts'
import { shownMessage } from './shown-message.ts'

export function messageRoutes(parts: Parts): Route[] {
  const one = '/me/messages/{messageId}'
  return [
    route('POST', '/me/messages', WRITE_MAIL, (call) => create(call, parts)),
    route('POST', '/me/mailFolders/{folderId}/messages', WRITE_MAIL, (call) => create(call, parts)),
    route('GET', one, READ_MAIL, (call) => ok(shownMessage(mailIn(call, parts), call))),
    route('PATCH', one, WRITE_MAIL, (call) => change(call, parts)),
    route('DELETE', one, WRITE_MAIL, (call) => remove(call, parts)),
    route('POST', `${one}/move`, WRITE_MAIL, (call) => move(call, parts)),
  ]
}

export const storeOf = (call: Call, { context }: Parts): MailStore => new MailStore(call.account, context)

/** Ids are case-sensitive; either kind of id finds the message. */
export function mailIn(call: Call, { context }: Parts): MailState {
  const mail = call.account.mailbox.byExchangeId.get(call.params.messageId ?? '')
  if (!mail)
    throw refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.', context.now())
  return mail
}

export function created(mail: MailState, call: Call): Answer {
  return { status: 201, body: shownMessage(mail, call) }
}

function create(call: Call, parts: Parts): Answer {
  const resource = asObject(call.body)
  const message =
    typeof call.body === 'string'
      ? mimeMessage(call.body, call.account, parts.context)
      : newMessage(resource, call.account, parts.context)
  const mail = storeOf(call, parts).add(message, 'drafts', { thread: '' })
  rememberExtended(mail, resource)
  return created(mail, call)
}

/** Of a message that was sent or received only a few things can be changed. */
const ONLY_IN_DRAFTS = [
  'subject',
  'body',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'internetMessageId',
]

function change(call: Call, parts: Parts): Answer {
  const mail = mailIn(call, parts)
  const resource = asObject(call.body)
  const now = parts.context.now()
  if (!mail.stillDraft && ONLY_IN_DRAFTS.some((name) => name in resource)) {
    throw refuse(400, 'ErrorInvalidPropertySet', `Set action is invalid for property.`, now)
  }
  if ('internetMessageHeaders' in resource && !mail.stillDraft) {
    throw refuse(400, 'ErrorInvalidPropertySet', 'Set action is invalid for property.', now)
  }
  apply(mail, resource, call, parts)
  return ok(shownMessage(mail, call))
}

export function apply(mail: MailState, resource: Json, call: Call, parts: Parts): void {
  const store = storeOf(call, parts)
  store.reword(mail, withResource(mail.message, resource, parts.context.now()))
  if (typeof resource.isRead === 'boolean') mail.unread = !resource.isRead
  rememberExtended(mail, resource)
}

/** It goes to the deleted items; what lies there already is gone for good. */
function remove(call: Call, parts: Parts): Answer {
  const mail = mailIn(call, parts)
  if (mail.folder === 'trash') storeOf(call, parts).remove(mail)
  else storeOf(call, parts).move(mail, 'trash')
  return noContent
}

function move(call: Call, parts: Parts): Answer {
  const mail = mailIn(call, parts)
  const folder = folderNamed(call.account, text(call.body, 'destinationId') ?? '')
  if (!folder)
    throw refuse(
      404,
      'ErrorItemNotFound',
      'The specified folder was not found in the store.',
      parts.context.now(),
    )
  storeOf(call, parts).move(mail, folder)
  return created(mail, call)
}
