import { parseQuery, type Query, soleMessageId } from '../search/parse-query.ts'
import type { MailboxState, MailState } from '../world/mailbox-state.ts'
import { matchesTerm } from './mail-terms.ts'

/**
 * What Gmail's search finds, newest first: https://support.google.com/mail/answer/7190. Trash and spam only when they
 * are asked for.
 */
export function searchMail(mailbox: MailboxState, q: string, options: { withTrash: boolean }): MailState[] {
  const query = parseQuery(q)
  const messageId = soleMessageId(query)
  const candidates = messageId === null ? mailbox.mails : (mailbox.byMessageId.get(messageId) ?? [])
  const namesPlace = /\bin:(anywhere|trash|spam)\b/i.test(q)
  return [...candidates]
    .filter(({ folder }) => options.withTrash || namesPlace || (folder !== 'trash' && folder !== 'spam'))
    .filter((mail) => holds(query, mail))
    .toSorted((a, b) => Date.parse(b.received) - Date.parse(a.received) || (a.gmailId < b.gmailId ? 1 : -1))
}

function holds(query: Query, mail: MailState): boolean {
  if (query.type === 'term') return matchesTerm(query, mail)
  if (query.type === 'not') return !holds(query.of, mail)
  return query.type === 'and'
    ? query.all.every((each) => holds(each, mail))
    : query.all.some((each) => holds(each, mail))
}
