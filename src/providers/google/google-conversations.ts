// messages.list: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/list
// Operators:     https://support.google.com/mail/answer/7190
import type { ConversationPort, CorrespondenceQuery, SeenMessage } from '../../mailbox/conversation-port.ts'
import type { GmailApi } from './gmail-api.ts'
import { automaticHeaders, isAutomatic } from './gmail-automatic.ts'
import { addressesIn, type GmailMessage, headerOf, messageIdsIn, subjectOf } from './gmail-headers.ts'

/** People and domains in one search: a longer one Gmail cuts off. */
const chunkLength = 15
/** Messages asked for at a time. */
const atOnce = 8

const headers = [
  'Message-ID',
  'In-Reply-To',
  'References',
  'From',
  'To',
  'Cc',
  'Subject',
  ...automaticHeaders,
]
const leftOut = ['DRAFT', 'TRASH', 'SPAM', 'CHAT']

/** What was exchanged with people, by the outside of messages: headers are asked for, and never a body. */
export function createGoogleConversations(gmail: GmailApi): ConversationPort {
  return {
    ownAddresses: () => gmail.ownAddresses(),

    async messagesWith(query) {
      const ids = await idsOf(gmail, query)
      const messages: SeenMessage[] = []
      for (let at = 0; at < ids.length; at += atOnce) {
        const some = ids.slice(at, at + atOnce).map((id) => gmail.readHeaders(id, headers))
        for (const message of await Promise.all(some)) {
          if (message && !message.labelIds.some((label) => leftOut.includes(label)))
            messages.push(seen(message))
        }
      }
      return messages
        .filter((message) => isWanted(message, query))
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    },
  }
}

async function idsOf(gmail: GmailApi, { people, domains, since }: CorrespondenceQuery): Promise<string[]> {
  // What is no address or domain could say something else in a search.
  const whom = [...people, ...domains].filter((name) => /^[^\s{}()":]+$/.test(name))
  const ids = new Set<string>()
  for (let at = 0; at < whom.length; at += chunkLength) {
    const terms = whom
      .slice(at, at + chunkLength)
      .flatMap((name) => [`from:${name}`, `to:${name}`, `cc:${name}`])
    const after = Math.floor(Date.parse(since) / 1000)
    const query = `{${terms.join(' ')}} after:${after} -in:drafts`
    for await (const { id } of gmail.listMessages(query)) ids.add(id)
  }
  // Gmail's order turned round, so that what came within one instant is oldest first too.
  return [...ids].reverse()
}

/** Gmail finds a little more than was asked for: parts of addresses, and what came within the same second. */
function isWanted({ from, to, at }: SeenMessage, { people, domains, since }: CorrespondenceQuery): boolean {
  if (at < since) return false
  return [from, ...to].some((email) => {
    const domain = email.slice(email.lastIndexOf('@') + 1)
    return people.includes(email) || domains.some((each) => domain === each || domain.endsWith(`.${each}`))
  })
}

function seen(message: GmailMessage): SeenMessage {
  const messageId = messageIdsIn(headerOf(message, 'Message-ID'))[0] ?? ''
  const references = [
    ...messageIdsIn(headerOf(message, 'References')),
    ...messageIdsIn(headerOf(message, 'In-Reply-To')),
  ]
  return {
    messageId,
    references: [...new Set(references)].filter((id) => id !== messageId),
    conversation: message.threadId,
    from: addressesIn(headerOf(message, 'From'))[0] ?? '',
    to: [...addressesIn(headerOf(message, 'To')), ...addressesIn(headerOf(message, 'Cc'))],
    at: new Date(Number(message.internalDate)).toISOString(),
    subject: subjectOf(message),
    isAutomatic: isAutomatic(message),
  }
}
