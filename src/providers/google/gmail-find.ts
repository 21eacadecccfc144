// Search: https://developers.google.com/workspace/gmail/api/guides/filtering
import type { DraftPlace, GmailApi, StoredDraft } from './gmail-api.ts'
import {
  addressesIn,
  bareSubject,
  type GmailMessage,
  headerOf,
  isOurs,
  refHeader,
  subjectOf,
} from './gmail-headers.ts'

/** Drafts looked at one by one when the search finds nothing: the newest, for it lags by minutes at most. */
const lookLimit = 10
/** Drafts whose thread is looked at. */
const listLimit = 500
/** Sent messages to one person looked at. */
const sentLimit = 50

/** What was laid into the drafts, as far as it is needed to recognise it later. */
export interface Placed {
  /** Empty when it was found sent. */
  draft: string
  thread: string
  to: string
  subject: string
  /** ISO instant; it was not sent before that. */
  at: string
}

/**
 * The draft with this Message-ID, whatever its id is now. Search lags behind what was just written, so that what it
 * does not find is looked for among the latest drafts too; of those of others only headers are read.
 */
export async function findOwnDraft(gmail: GmailApi, messageId: string): Promise<StoredDraft | null> {
  const seen = new Set<string>()
  for (const query of [searchFor(messageId), undefined]) {
    for await (const { draftId } of firstOf(gmail.listDrafts(query), lookLimit)) {
      if (seen.has(draftId)) continue
      seen.add(draftId)
      const headers = await gmail.readDraftHeaders(draftId)
      if (headers && isOurs(headers, messageId)) return gmail.readDraft(draftId)
    }
  }
  return null
}

/** A draft that took the place of ours: some programs save a draft anew, in the same thread and to the same person. */
export async function findReplacement(gmail: GmailApi, placed: Placed): Promise<DraftPlace | null> {
  for await (const place of firstOf(gmail.listDrafts(), listLimit)) {
    if (place.threadId !== placed.thread) continue
    const headers = await gmail.readDraftHeaders(place.draftId)
    if (headers && addressesIn(headerOf(headers, 'To')).includes(placed.to)) return place
  }
  return null
}

/**
 * The sent message with this Message-ID, to this person. Gmail may have given it another, and its search lags behind:
 * then it is looked for among the latest to that person. Needs leave to read mail.
 */
export async function findSent(gmail: GmailApi, messageId: string, to: string): Promise<GmailMessage | null> {
  const isIt = (message: GmailMessage) => isOurs(message, messageId)
  return (
    (await firstSent(gmail, `in:sent ${searchFor(messageId)}`, isIt)) ??
    (await firstSent(gmail, `in:sent to:${to}`, isIt))
  )
}

/** What was sent in place of a draft: to the same person, later, and in its thread or about the same. */
export function findSentInstead(
  gmail: GmailApi,
  { thread, to, subject, at }: Placed,
): Promise<GmailMessage | null> {
  const after = Math.floor(Date.parse(at) / 1000)
  return firstSent(gmail, `in:sent to:${to} after:${after}`, (message) => {
    const isLater = Number(message.internalDate) >= after * 1000
    const isAboutIt = bareSubject(subjectOf(message)) === bareSubject(subject)
    const isToThem = addressesIn(headerOf(message, 'To')).includes(to)
    return isLater && isToThem && (message.threadId === thread || isAboutIt)
  })
}

/** The thread in which the last of these messages lies; null when none knows it, or it lies in the trash. */
export async function findThread(gmail: GmailApi, messageIds: readonly string[]): Promise<string | null> {
  const last = messageIds.at(-1)
  if (last === undefined) return null
  for await (const { threadId } of gmail.listMessages(searchFor(last))) return threadId
  return null
}

async function firstSent(
  gmail: GmailApi,
  query: string,
  isIt: (message: GmailMessage) => boolean,
): Promise<GmailMessage | null> {
  for await (const { id } of firstOf(gmail.listMessages(query), sentLimit)) {
    const message = await gmail.readHeaders(id, ['Message-ID', refHeader, 'To', 'Subject'])
    if (message?.labelIds.includes('SENT') && isIt(message)) return message
  }
  return null
}

function searchFor(messageId: string): string {
  return `rfc822msgid:${messageId.slice(1, -1)}`
}

async function* firstOf<T>(all: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  let count = 0
  for await (const each of all) {
    yield each
    if (++count >= limit) return
  }
}
