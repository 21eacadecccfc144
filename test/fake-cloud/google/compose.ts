import { type Call, Refusal } from '../http/call.ts'
import { asObject, text } from '../http/json.ts'
import { googleError } from '../http/vendor-errors.ts'
import type { AccountState } from '../world/account-state.ts'
import type { Context } from '../world/context.ts'
import { fromRaw, header, idsIn, type Message, mailDate, messageIdOf, withHeader } from '../world/message.ts'
import { formatPerson } from '../world/person.ts'
import { hasHeader, rawIn } from './message-resource.ts'

export interface Composed {
  message: Message
  /** The thread it goes into; undefined when it begins one. */
  thread: string | undefined
}

/** The message in a request. Gmail fills in what a message cannot do without. */
export function composedIn(resource: unknown, { account }: Call, context: Context): Composed {
  const raw = rawIn(resource)
  if (raw === null)
    throw new Refusal(
      googleError(
        400,
        'invalidArgument',
        "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
      ),
    )
  const message = completed(fromRaw(raw), account, context)
  return { message, thread: threadFor(message, text(asObject(resource), 'threadId'), account) }
}

function completed(message: Message, account: AccountState, context: Context): Message {
  let whole = message
  if (!hasHeader(whole, 'from')) whole = withHeader(whole, 'From', formatPerson(account))
  if (!hasHeader(whole, 'date')) whole = withHeader(whole, 'Date', mailDate(context.now()))
  if (messageIdOf(whole) === '') {
    whole = withHeader(whole, 'Message-ID', `<CA${context.ids.letters(24)}@mail.gmail.com>`)
  }
  return whole
}

/**
 * "To add a message or draft to a thread: the threadId must be specified, the References and In-Reply-To headers must be
 * set, the Subject headers must match." When one of them is not so, it begins a thread of its own.
 */
function threadFor(message: Message, asked: string | undefined, account: AccountState): string | undefined {
  if (asked === undefined || asked === '') return undefined
  const thread = account.mailbox.byThread.get(asked)
  if (!thread?.size) throw new Refusal(googleError(404, 'notFound', 'Requested entity was not found.'))
  const answered = idsIn(header(message, 'in-reply-to'))
  const references = idsIn(header(message, 'references'))
  const fits = [...thread].some(
    (other) =>
      answered.includes(messageIdOf(other.message)) &&
      references.includes(messageIdOf(other.message)) &&
      bare(header(other.message, 'subject')) === bare(header(message, 'subject')),
  )
  return fits ? asked : undefined
}

const bare = (subject: string): string =>
  subject
    .replace(/^(\s*(re|aw|fwd?|wg|sv)\s*:\s*)+/i, '')
    .trim()
    .toLowerCase()
