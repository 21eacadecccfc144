import type { AccountState } from './account-state.ts'
import type { Context } from './context.ts'
import { type HistoryKind, labelsOf, type MailboxState, type MailState } from './mailbox-state.ts'
import { header, idsIn, type Message, messageIdOf } from './message.ts'
import type { Folder } from './types.ts'

/** Every change of a mailbox goes through here, so that indexes and history are always right. */
export class MailStore {
  readonly state: MailboxState
  #account: AccountState
  #context: Context

  constructor(account: AccountState, context: Context) {
    this.state = account.mailbox
    this.#account = account
    this.#context = context
  }

  add(message: Message, folder: Folder, options: { thread?: string; unread?: boolean } = {}): MailState {
    const { ids, now } = this.#context
    const gmailId = ids.hex()
    const parent = options.thread === undefined ? this.#parentOf(message) : this.#inThread(options.thread)
    const mail: MailState = {
      message,
      folder,
      unread: options.unread ?? false,
      stillDraft: folder === 'drafts',
      gmailId,
      draftId: folder === 'drafts' ? `r${ids.digits()}` : null,
      threadId: parent?.threadId ?? gmailId,
      mutableId: ids.opaque('AAMk', 40),
      immutableId: ids.opaque('AAkALg', 40),
      conversationId: parent?.conversationId ?? ids.opaque('AAQk', 24),
      labels: new Set(),
      extended: new Map(),
      created: now(),
      received: now(),
      modified: now(),
      version: 1,
      historyId: 0,
    }
    this.#index(mail)
    this.#record(mail, 'messagesAdded')
    this.#tell(mail, 'created')
    return mail
  }

  /** A new version of a draft: a new Gmail message under the same draft. */
  replace(mail: MailState, message: Message, thread?: string): void {
    this.#record(mail, 'messagesDeleted')
    this.#unindex(mail)
    mail.message = message
    mail.gmailId = this.#context.ids.hex()
    mail.received = this.#context.now()
    const parent = thread === undefined ? undefined : this.#inThread(thread)
    if (parent) Object.assign(mail, { threadId: parent.threadId, conversationId: parent.conversationId })
    this.#index(mail)
    this.#record(mail, 'messagesAdded')
    this.changed(mail)
  }

  /** Exchange: other words, the same item. */
  reword(mail: MailState, message: Message): void {
    this.#unindex(mail)
    mail.message = message
    this.#index(mail)
    this.changed(mail)
  }

  /** Exchange: an item changed where it lies. */
  changed(mail: MailState): void {
    mail.modified = this.#context.now()
    mail.version++
    this.#tell(mail, 'updated')
  }

  move(mail: MailState, folder: Folder): void {
    if (mail.folder === folder) return
    const before = labelsOf(mail)
    this.state.byExchangeId.delete(mail.mutableId)
    mail.mutableId = this.#context.ids.opaque('AAMk', 40)
    this.state.byExchangeId.set(mail.mutableId, mail)
    if (mail.draftId !== null && folder !== 'drafts') {
      this.state.byDraftId.delete(mail.draftId)
      mail.draftId = null
    }
    mail.folder = folder
    this.#record(mail, 'labelsRemoved', before)
    this.#record(mail, 'labelsAdded', labelsOf(mail))
    this.changed(mail)
  }

  remove(mail: MailState): void {
    this.#record(mail, 'messagesDeleted')
    this.#unindex(mail)
    this.#tell(mail, 'deleted')
  }

  /** Received mail is threaded by what it answers. */
  #parentOf(message: Message): MailState | undefined {
    const named = [
      ...idsIn(header(message, 'in-reply-to')),
      ...idsIn(header(message, 'references')).toReversed(),
    ]
    return named.map((id) => this.byMessageId(id)).find((found) => found !== undefined)
  }

  byMessageId(id: string): MailState | undefined {
    return this.state.byMessageId.get(id)?.values().next().value
  }

  #inThread(thread: string): MailState | undefined {
    return this.state.byThread.get(thread)?.values().next().value
  }

  #index(mail: MailState): void {
    const { state } = this
    state.mails.add(mail)
    state.byGmailId.set(mail.gmailId, mail)
    if (mail.draftId !== null) state.byDraftId.set(mail.draftId, mail)
    state.byExchangeId.set(mail.mutableId, mail).set(mail.immutableId, mail)
    addTo(state.byMessageId, messageIdOf(mail.message), mail)
    addTo(state.byThread, mail.threadId, mail)
  }

  #unindex(mail: MailState): void {
    const { state } = this
    state.mails.delete(mail)
    state.byGmailId.delete(mail.gmailId)
    if (mail.draftId !== null) state.byDraftId.delete(mail.draftId)
    state.byExchangeId.delete(mail.mutableId)
    state.byExchangeId.delete(mail.immutableId)
    state.byMessageId.get(messageIdOf(mail.message))?.delete(mail)
    state.byThread.get(mail.threadId)?.delete(mail)
  }

  #record(mail: MailState, kind: HistoryKind, changed: string[] = []): void {
    mail.historyId = ++this.state.historyId
    const { gmailId, threadId } = mail
    this.state.history.push({ id: mail.historyId, kind, gmailId, threadId, labels: labelsOf(mail), changed })
  }

  #tell(mail: MailState, change: 'created' | 'updated' | 'deleted'): void {
    for (const listener of this.#account.mailbox.listeners) listener(mail, change)
  }
}

function addTo(index: Map<string, Set<MailState>>, key: string, mail: MailState): void {
  const known = index.get(key)
  if (known) known.add(mail)
  else index.set(key, new Set([mail]))
}
