import { parseQuery, type Query, type Term } from '../search/parse-query.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { header, people } from '../world/message.ts'

/** `$search="from:ann AND subject:interview"`: https://learn.microsoft.com/graph/search-query-parameter */
export function searchMails(mails: MailState[], search: string): MailState[] {
  const query = parseQuery(
    search
      .trim()
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('\\"', '"'),
  )
  return mails.filter((mail) => holds(query, mail))
}

function holds(query: Query, mail: MailState): boolean {
  if (query.type === 'term') return matches(query, mail)
  if (query.type === 'not') return !holds(query.of, mail)
  return query.type === 'and'
    ? query.all.every((each) => holds(each, mail))
    : query.all.some((each) => holds(each, mail))
}

function matches({ operator, value }: Term, mail: MailState): boolean {
  const { message } = mail
  const fields: Record<string, string[]> = {
    from: ['from'],
    to: ['to'],
    cc: ['cc'],
    bcc: ['bcc'],
    recipients: ['to', 'cc', 'bcc'],
    participants: ['from', 'to', 'cc', 'bcc'],
  }
  const names = fields[operator]
  const wanted = value.toLowerCase()
  if (names) {
    return names.some((name) =>
      people(message, name).some((one) => `${one.name} ${one.email}`.toLowerCase().includes(wanted)),
    )
  }
  if (operator === 'subject') return header(message, 'subject').toLowerCase().includes(wanted)
  if (operator === 'body') return message.text.toLowerCase().includes(wanted)
  if (operator === 'received') return Date.parse(mail.received) >= Date.parse(value.replace(/^>=?/, ''))
  const all = [header(message, 'subject'), header(message, 'from'), message.text].join(' ')
  return all.toLowerCase().includes(wanted)
}
