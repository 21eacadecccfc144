import { Refusal } from '../http/call.ts'
import { googleError } from '../http/vendor-errors.ts'
import { angled, type Term } from '../search/parse-query.ts'
import { labelsOf, type MailState } from '../world/mailbox-state.ts'
import { header, messageIdOf } from '../world/message.ts'
import { DAY } from '../world/times.ts'

export function matchesTerm({ operator, value }: Term, mail: MailState): boolean {
  const test = operators[operator]
  // A test should hear of an operator nobody taught the fake, rather than find nothing.
  if (!test)
    throw new Refusal(googleError(400, 'invalidArgument', `The fake does not know the operator ${operator}:`))
  return test(mail, value)
}

const operators: Record<string, (mail: MailState, value: string) => boolean> = {
  '': (mail, value) => contains(`${mail.message.text} ${mail.message.html ?? ''} ${allHeaders(mail)}`, value),
  from: (mail, value) => isOrContains(header(mail.message, 'from'), value),
  to: (mail, value) => ['to', 'cc', 'bcc'].some((name) => isOrContains(header(mail.message, name), value)),
  cc: (mail, value) => isOrContains(header(mail.message, 'cc'), value),
  bcc: (mail, value) => isOrContains(header(mail.message, 'bcc'), value),
  subject: (mail, value) => contains(header(mail.message, 'subject'), value),
  rfc822msgid: (mail, value) => messageIdOf(mail.message) === angled(value),
  after: (mail, value) => Date.parse(mail.received) >= instant(value),
  newer: (mail, value) => Date.parse(mail.received) >= instant(value),
  before: (mail, value) => Date.parse(mail.received) < instant(value),
  older: (mail, value) => Date.parse(mail.received) < instant(value),
  in: (mail, value) => value === 'anywhere' || labelsOf(mail).includes(labelNamed(value)),
  label: (mail, value) => labelsOf(mail).includes(labelNamed(value)),
  is: (mail, value) =>
    value === 'unread'
      ? mail.unread
      : value === 'read'
        ? !mail.unread
        : labelsOf(mail).includes(labelNamed(value)),
  has: (mail, value) =>
    value === 'attachment' && /content-disposition: attachment/i.test(mail.message.raw ?? ''),
}

const allHeaders = (mail: MailState): string =>
  ['subject', 'from', 'to', 'cc'].map((name) => header(mail.message, name)).join(' ')

const contains = (haystack: string, needle: string): boolean =>
  haystack.toLowerCase().includes(needle.toLowerCase())

/** A whole address, or a whole word of it: `acme.example` finds `ann@acme.example`, `ann@a` finds nothing. */
function isOrContains(addresses: string, value: string): boolean {
  const escaped = value.replace(/^@/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(^|[^a-z0-9])${escaped}([^a-z0-9]|$)`, 'i').test(addresses)
}

const LABELS: Record<string, string> = {
  draft: 'DRAFT',
  drafts: 'DRAFT',
  sent: 'SENT',
  inbox: 'INBOX',
  trash: 'TRASH',
  spam: 'SPAM',
}
const labelNamed = (value: string): string => LABELS[value.toLowerCase()] ?? value

/** Seconds since 1970, or a date, which Gmail takes to be midnight in Pacific time. */
function instant(value: string): number {
  if (/^\d{9,}$/.test(value)) return Number(value) * 1000
  const [year = 0, month = 1, day = 1] = value.split(/[/-]/).map(Number)
  return Date.UTC(year, month - 1, day) + DAY / 3
}
