// Drafts:   https://developers.google.com/workspace/gmail/api/guides/drafts
// Messages: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
import { z } from 'zod'
import { type Content, contentOf, partShape } from './gmail-content.ts'
import { type GmailMessage, messageShape } from './gmail-headers.ts'
import { type CallOptions, GoogleCalls, type GoogleOptions, orMissing } from './google-calls.ts'

export interface DraftPlace {
  /** Stays the same while the draft does, though mail programs may replace the draft as a whole. */
  draftId: string
  threadId: string
}

export interface StoredDraft extends DraftPlace {
  content: Content
}

const place = z.object({ id: z.string(), message: z.object({ id: z.string(), threadId: z.string() }) })
const listedDrafts = z.object({ drafts: z.array(place).default([]), nextPageToken: z.string().optional() })
const wholeDraft = z.object({ id: z.string(), message: messageShape })
const fullDraft = wholeDraft.extend({ message: messageShape.extend({ payload: partShape }) })
const listedMessages = z.object({
  messages: z.array(z.object({ id: z.string(), threadId: z.string() })).default([]),
  nextPageToken: z.string().optional(),
})
const aliases = z.object({
  sendAs: z
    .array(
      z.object({
        sendAsEmail: z.string(),
        isPrimary: z.boolean().default(false),
        verificationStatus: z.string().default(''),
      }),
    )
    .default([]),
})

/** The few verbs of the Gmail API that Afterword uses, on the account's own mailbox. */
export class GmailApi {
  readonly #calls: GoogleCalls

  constructor(options: GoogleOptions) {
    this.#calls = new GoogleCalls('Gmail', options)
  }

  /** In the thread when one is named and still there; then the headers must fit it too. */
  async createDraft(raw: Buffer, threadId: string | null): Promise<DraftPlace> {
    const { drafts } = await users()
    const message = { raw: raw.toString('base64url') }
    const create = (thread: { threadId?: string }) =>
      this.#calls.write('gmail.drafts.create', place, (options) =>
        drafts.create({ userId: 'me', requestBody: { message: { ...message, ...thread } } }, options),
      )
    const inThread = threadId === null ? null : await orMissing(create({ threadId }))
    return placeOf(inThread ?? (await create({})))
  }

  /** Null when there is no such draft any more, or when it lies in the trash. */
  async readDraft(draftId: string): Promise<StoredDraft | null> {
    const { drafts } = await users()
    const call = (options: CallOptions) => drafts.get({ userId: 'me', id: draftId, format: 'full' }, options)
    const draft = await orMissing(this.#calls.read('gmail.drafts.get', fullDraft, call))
    if (draft === null || !isDraft(draft.message)) return null
    return { ...placeOf(draft), content: contentOf(draft.message.payload) }
  }

  /** The outside of a draft: its headers. */
  async readDraftHeaders(draftId: string): Promise<GmailMessage | null> {
    const { drafts } = await users()
    const call = (options: CallOptions) =>
      drafts.get({ userId: 'me', id: draftId, format: 'metadata' }, options)
    const draft = await orMissing(this.#calls.read('gmail.drafts.get', wholeDraft, call))
    return draft !== null && isDraft(draft.message) ? draft.message : null
  }

  /** Newest first. `query` as in Gmail's search box. */
  async *listDrafts(query?: string): AsyncGenerator<DraftPlace> {
    const { drafts } = await users()
    let pageToken: string | undefined
    do {
      const params = { userId: 'me', ...(query ? { q: query } : {}), ...(pageToken ? { pageToken } : {}) }
      const call = (options: CallOptions) => drafts.list(params, options)
      const page = await this.#calls.read('gmail.drafts.list', listedDrafts, call)
      yield* page.drafts.map(placeOf)
      pageToken = page.nextPageToken
    } while (pageToken)
  }

  async updateDraft(draftId: string, raw: Buffer): Promise<void> {
    const { drafts } = await users()
    const requestBody = { message: { raw: raw.toString('base64url') } }
    await this.#calls.write('gmail.drafts.update', z.unknown(), (options) =>
      drafts.update({ userId: 'me', id: draftId, requestBody }, options),
    )
  }

  /** For good; one that is gone already is no error. */
  async deleteDraft(draftId: string): Promise<void> {
    const { drafts } = await users()
    await orMissing(
      this.#calls.write('gmail.drafts.delete', z.unknown(), (options) =>
        drafts.delete({ userId: 'me', id: draftId }, options),
      ),
    )
  }

  /** The digest's way out; nothing else calls it. Answers the id of the sent message. */
  async sendDraft(draftId: string): Promise<string> {
    const { drafts } = await users()
    const call = (options: CallOptions) =>
      drafts.send({ userId: 'me', requestBody: { id: draftId } }, options)
    return (await this.#calls.write('gmail.drafts.send', z.object({ id: z.string() }), call)).id
  }

  /** Newest first, without trash and spam. Needs leave to read mail. */
  async *listMessages(query: string): AsyncGenerator<{ id: string; threadId: string }> {
    const { messages } = await users()
    let pageToken: string | undefined
    do {
      const params = { userId: 'me', q: query, maxResults: 500, ...(pageToken ? { pageToken } : {}) }
      const call = (options: CallOptions) => messages.list(params, options)
      const page = await this.#calls.read('gmail.messages.list', listedMessages, call)
      yield* page.messages
      pageToken = page.nextPageToken
    } while (pageToken)
  }

  /** The outside of a message; null when it is gone meanwhile. Needs leave to read mail. */
  async readHeaders(id: string, metadataHeaders: string[]): Promise<GmailMessage | null> {
    const { messages } = await users()
    const call = (options: CallOptions) =>
      messages.get({ userId: 'me', id, format: 'metadata', metadataHeaders }, options)
    return orMissing(this.#calls.read('gmail.messages.get', messageShape, call))
  }

  /** Addresses the account may write from, lower case. Needs leave to read mail. */
  async ownAddresses(): Promise<string[]> {
    const { settings } = await users()
    const call = (options: CallOptions) => settings.sendAs.list({ userId: 'me' }, options)
    const { sendAs } = await this.#calls.read('gmail.settings.sendAs.list', aliases, call)
    return sendAs
      .filter(({ isPrimary, verificationStatus }) => isPrimary || verificationStatus === 'accepted')
      .map(({ sendAsEmail }) => sendAsEmail.toLowerCase())
  }
}

function placeOf({ id, message }: { id: string; message: { threadId: string } }): DraftPlace {
  return { draftId: id, threadId: message.threadId }
}

function isDraft({ labelIds }: GmailMessage): boolean {
  return labelIds.includes('DRAFT') && !labelIds.includes('TRASH')
}

async function users() {
  const { gmail } = await import('googleapis/build/src/apis/gmail/index.js')
  return gmail('v1').users
}
