// $search: https://learn.microsoft.com/graph/search-query-parameter#using-search-on-message-collections
import { z } from 'zod'
import type { ConversationPort, CorrespondenceQuery, SeenMessage } from '../../mailbox/conversation-port.ts'
import type { GraphClient } from './graph-client.ts'
import { offsetInstant } from './graph-time.ts'
import type { FolderIds } from './mail-folders.ts'
import { isAutomatic, type SeenShape, seenFields, seenShape, toSeen } from './seen-message.ts'

/** People and domains in one question. */
const chunkLength = 8
/** Messages on a page; a search ends after a thousand anyway. */
const pageLength = '100'
const mostPages = 12

const pageShape = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().nullish(),
})

/** What was said with people, from the outside of messages: bodies are never asked for. */
export function createMicrosoftConversations(
  client: GraphClient,
  folders: FolderIds,
  accountEmail: string,
): ConversationPort {
  return {
    ownAddresses: async () => [accountEmail.toLowerCase()],

    async messagesWith(query) {
      const away = [await folders('deleteditems'), await folders('junkemail')]
      const seen = new Map<string, SeenMessage>()
      for (const search of searchesFor(query)) {
        for await (const message of found(client, search, query.since)) {
          if (message.isDraft === true || away.includes(message.parentFolderId ?? null)) continue
          const told = toSeen(message, isAutomatic(message))
          if (told && isWanted(told, query)) seen.set(told.messageId, told)
        }
      }
      return [...seen.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))
    },
  }
}

/** An address that could end the quotes of a search is looked for by its domain; what comes is sorted out here. */
function searchesFor({ people, domains }: CorrespondenceQuery): string[] {
  const plain = (name: string) => /^[\w.+@-]+$/u.test(name)
  const names = people.map((email) => (plain(email) ? email : email.slice(email.lastIndexOf('@') + 1)))
  const terms = [...new Set([...names, ...domains])].filter(plain).map((name) => `participants:${name}`)
  const searches: string[] = []
  for (let at = 0; at < terms.length; at += chunkLength) {
    searches.push(`"${terms.slice(at, at + chunkLength).join(' OR ')}"`)
  }
  return searches
}

/** The latest come first, so that the pages may end where the time asked for begins. */
async function* found(client: GraphClient, search: string, since: string): AsyncGenerator<SeenShape> {
  const query = { $search: search, $select: seenFields, $top: pageLength }
  let call: { path: string; query?: Record<string, string> } = { path: 'me/messages', query }
  for (let count = 0; count < mostPages; count++) {
    const page = await client.get(call, pageShape)
    const messages = page.value.flatMap((each) => seenShape.safeParse(each).data ?? [])
    yield* messages
    const isPast = messages.length > 0 && messages.every((message) => timeOf(message) < since)
    if (isPast || !page['@odata.nextLink']) return
    call = { path: page['@odata.nextLink'] }
  }
}

function timeOf({ receivedDateTime, sentDateTime }: SeenShape): string {
  return offsetInstant(receivedDateTime ?? sentDateTime) ?? ''
}

/** A search finds parts of words too. */
function isWanted({ from, to, at }: SeenMessage, { people, domains, since }: CorrespondenceQuery): boolean {
  if (at < since) return false
  return [from, ...to].some((email) => {
    const domain = email.slice(email.lastIndexOf('@') + 1)
    return people.includes(email) || domains.some((each) => domain === each || domain.endsWith(`.${each}`))
  })
}
