import type { Answer, Call } from '../http/call.ts'
import { asObject, type Json, text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { header, idsIn, type Message, messageIdOf, people, withHeader } from '../world/message.ts'
import { formatPerson, sameAddress } from '../world/person.ts'
import { newMessage, rememberExtended, withResource } from './compose.ts'
import { refuse } from './graph-route.ts'
import { created, mailIn, storeOf } from './message-routes.ts'

/** https://learn.microsoft.com/graph/api/message-createreply: names of parameters are taken in either case. */
export function createReply(call: Call, parts: Parts, toAll: boolean): Answer {
  const body = asObject(call.body)
  const comment = text(body, 'comment') ?? text(body, 'Comment')
  const resource = asObject(body.message ?? body.Message)
  const now = parts.context.now()
  if (comment !== undefined && 'body' in resource) {
    throw refuse(
      400,
      'ErrorInvalidRequest',
      'Specify either a comment or the body of the message, not both.',
      now,
    )
  }
  const answered = mailIn(call, parts)
  const blank = newMessage({}, call.account, parts.context)
  const reply = withResource(
    quoting(blank, answered, comment, recipientsOf(answered, call, toAll)),
    resource,
    now,
  )
  const draft = storeOf(call, parts).add(reply, 'drafts', { thread: answered.threadId })
  rememberExtended(draft, resource)
  return created(draft, call)
}

/** "If replyTo is specified in the original message, send the reply to the recipients in replyTo, and not to from." */
function recipientsOf({ message }: MailState, { account }: Call, toAll: boolean): { to: string; cc: string } {
  const direct =
    people(message, 'reply-to').length > 0 ? people(message, 'reply-to') : people(message, 'from')
  const others = toAll ? people(message, 'to').filter(({ email }) => !sameAddress(email, account.email)) : []
  const copied = toAll ? people(message, 'cc').filter(({ email }) => !sameAddress(email, account.email)) : []
  return { to: [...direct, ...others].map(formatPerson).join(', '), cc: copied.map(formatPerson).join(', ') }
}

function quoting(
  blank: Message,
  { message }: MailState,
  comment: string | undefined,
  { to, cc }: { to: string; cc: string },
): Message {
  const subject = header(message, 'subject')
  const references = [...idsIn(header(message, 'references')), messageIdOf(message)].join(' ')
  const lines: Json = {
    To: to,
    ...(cc === '' ? {} : { Cc: cc }),
    Subject: /^re:/i.test(subject) ? subject : `RE: ${subject}`,
    'In-Reply-To': messageIdOf(message),
    References: references,
  }
  const headed = Object.entries(lines).reduce(
    (at, [name, value]) => withHeader(at, name, String(value)),
    blank,
  )
  const sender = people(message, 'from')[0]
  const head = `From: ${sender ? formatPerson(sender) : ''}\nSubject: ${subject}`
  const quoted = `________________________________\n${head}\n\n${message.text}`
  const html = `<html><body>${escaped(comment ?? '')}<hr><div id="divRplyFwdMsg">${escaped(head)}</div><div>${message.html ?? escaped(message.text)}</div></body></html>`
  return { ...headed, text: `${comment ?? ''}\n\n${quoted}`, html, raw: null }
}

const escaped = (plain: string): string =>
  plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')
