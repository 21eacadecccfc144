import { asList, asObject, type Json, text } from '../http/json.ts'
import type { AccountState } from '../world/account-state.ts'
import type { Context } from '../world/context.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { fromRaw, type Message, mailDate, messageIdOf, withHeader } from '../world/message.ts'
import { formatPerson } from '../world/person.ts'
import { refuse } from './graph-route.ts'

const LISTS: [property: string, header: string][] = [
  ['toRecipients', 'To'],
  ['ccRecipients', 'Cc'],
  ['bccRecipients', 'Bcc'],
  ['replyTo', 'Reply-To'],
]

/** A message with what a resource says of it; what it does not name stays. */
export function withResource(message: Message, resource: Json, now: string): Message {
  let changed: Message = { ...message, raw: null }
  for (const [property, name] of LISTS) {
    if (property in resource) changed = withHeader(changed, name, recipients(resource[property]) || null)
  }
  const subject = text(resource, 'subject')
  if (subject !== undefined) changed = withHeader(changed, 'Subject', subject)
  const internetMessageId = text(resource, 'internetMessageId')
  if (internetMessageId !== undefined) changed = withHeader(changed, 'Message-ID', internetMessageId)
  for (const [name, value] of customHeaders(resource, now)) changed = withHeader(changed, name, value)
  return 'body' in resource ? { ...changed, ...bodyIn(asObject(resource.body)), raw: null } : changed
}

const recipients = (list: unknown): string =>
  asList(list)
    .map((each) => asObject(asObject(each).emailAddress))
    .map((each) => formatPerson({ name: text(each, 'name') ?? '', email: text(each, 'address') ?? '' }))
    .join(', ')

/** Only headers of one's own, and at most five of them. */
function customHeaders(resource: Json, now: string): [string, string][] {
  const given = asList(resource.internetMessageHeaders).map((each): [string, string] => [
    text(each, 'name') ?? '',
    text(each, 'value') ?? '',
  ])
  const foreign = given.find(([name]) => !/^x-/i.test(name))
  if (foreign) {
    const message = `The internet message header name '${foreign[0]}' should start with 'x-' or 'X-'.`
    throw refuse(400, 'InvalidInternetMessageHeader', message, now)
  }
  if (given.length > 5) {
    const message = 'Maximum number of headers in one message should be less than or equal to 5.'
    throw refuse(400, 'InvalidInternetMessageHeaderCollection', message, now)
  }
  return given
}

function bodyIn(body: Json): Pick<Message, 'text' | 'html'> {
  const content = text(body, 'content') ?? ''
  return text(body, 'contentType')?.toLowerCase() === 'html'
    ? { text: plain(content), html: content }
    : { text: content, html: null }
}

/** What a reader of text sees of HTML: roughly, and enough for a preview. */
const plain = (html: string): string =>
  html
    .replace(/<(style|head)[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div)[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim()

export function newMessage(resource: Json, account: AccountState, context: Context): Message {
  const now = context.now()
  const blank: Message = {
    headers: [
      ['From', formatPerson(account)],
      ['Date', mailDate(now)],
    ],
    text: '',
    html: null,
    raw: null,
  }
  const message = withResource(blank, resource, now)
  if (messageIdOf(message) !== '') return message
  return withHeader(
    message,
    'Message-ID',
    `<${context.ids.letters(32)}@${account.id.slice(0, 8)}.prod.outlook.com>`,
  )
}

/** https://learn.microsoft.com/graph/outlook-send-mime-message: a whole message in base64, as text. */
export function mimeMessage(body: string, account: AccountState, context: Context): Message {
  const bytes = Buffer.from(body, 'base64')
  if (!/^[A-Za-z0-9+/\s]+=*\s*$/.test(body)) {
    const message = 'Invalid base64 string for MIME content.'
    throw refuse(400, 'ErrorMimeContentInvalidBase64String', message, context.now())
  }
  const message = fromRaw(bytes.toString('latin1'))
  const named = messageIdOf(message) === '' ? newMessage({}, account, context) : null
  return named ? withHeader(message, 'Message-ID', messageIdOf(named)) : message
}

/** Some properties are headers by another name ([MS-OXPROPS]: PidTagInReplyToId, PidTagInternetReferences). */
const HEADERS: Record<string, string> = { 'string 0x1042': 'In-Reply-To', 'string 0x1039': 'References' }

/** singleValueExtendedProperties: values of one's own beside the message. */
export function rememberExtended(mail: MailState, resource: Json): void {
  for (const each of asList(resource.singleValueExtendedProperties)) {
    const id = text(each, 'id')
    if (id === undefined) continue
    const value = text(each, 'value') ?? ''
    mail.extended.set(id.toLowerCase(), value)
    const name = HEADERS[id.toLowerCase()]
    if (name) mail.message = withHeader(mail.message, name, value)
  }
}
