import type { Answer, Call, Route } from '../http/call.ts'
import { asObject } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { people } from '../world/message.ts'
import { send } from '../world/send.ts'
import { mimeMessage, newMessage } from './compose.ts'
import { refuse, route } from './graph-route.ts'
import { mailIn, storeOf } from './message-routes.ts'
import { createReply } from './reply.ts'
import { SEND_MAIL, WRITE_MAIL } from './scopes.ts'

export function sendRoutes(parts: Parts): Route[] {
  const one = '/me/messages/{messageId}'
  return [
    route('POST', `${one}/createReply`, WRITE_MAIL, (call) => createReply(call, parts, false)),
    route('POST', `${one}/createReplyAll`, WRITE_MAIL, (call) => createReply(call, parts, true)),
    route('POST', `${one}/send`, SEND_MAIL, (call) => sendDraft(call, parts)),
    route('POST', '/me/sendMail', SEND_MAIL, (call) => sendMail(call, parts)),
  ]
}

const accepted: Answer = { status: 202 }

function sendDraft(call: Call, parts: Parts): Answer {
  const mail = mailIn(call, parts)
  const now = parts.context.now()
  if (!mail.stillDraft) throw refuse(400, 'ErrorInvalidOperation', 'The message has been sent already.', now)
  refuseWithoutRecipient(mail, now)
  send(mail, call.account, parts.context)
  return accepted
}

function sendMail(call: Call, parts: Parts): Answer {
  const body = asObject(call.body)
  const message =
    typeof call.body === 'string'
      ? mimeMessage(call.body, call.account, parts.context)
      : newMessage(asObject(body.message ?? body.Message), call.account, parts.context)
  const mail = storeOf(call, parts).add(message, 'drafts', { thread: '' })
  try {
    refuseWithoutRecipient(mail, parts.context.now())
  } catch (refusal) {
    storeOf(call, parts).remove(mail)
    throw refusal
  }
  send(mail, call.account, parts.context)
  if ((body.saveToSentItems ?? body.SaveToSentItems) === false) storeOf(call, parts).remove(mail)
  return accepted
}

function refuseWithoutRecipient({ message }: MailState, now: string): void {
  if (['to', 'cc', 'bcc'].some((name) => people(message, name).length > 0)) return
  throw refuse(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.', now)
}
