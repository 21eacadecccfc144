import type { AccountState } from './account-state.ts'
import type { Context } from './context.ts'
import { MailStore } from './mail-store.ts'
import type { MailState } from './mailbox-state.ts'
import { compose, mailDate, withHeader } from './message.ts'
import { formatPerson, person } from './person.ts'
import { send } from './send.ts'
import type { Folder, MailInput, MailView, PersonInput } from './types.ts'
import { viewMail } from './view-mail.ts'

/** A message the story holds in its hand, or knows by its Message-ID. */
export type MailRef = { messageId: string }

export interface DraftEdit {
  subject?: string
  text?: string
  html?: string | null
  to?: PersonInput[]
  /** The mail program wrote the message anew: custom headers and Message-ID are lost. */
  rewritten?: boolean
}

/** What people do to one mailbox. */
export class Mailbox {
  readonly store: MailStore
  #account: AccountState
  #context: Context

  constructor(account: AccountState, context: Context) {
    this.#account = account
    this.#context = context
    this.store = new MailStore(account, context)
  }

  /** A message arrives. */
  receive(input: MailInput, options: { folder?: Folder } = {}): MailView {
    const message = this.#compose({ ...input, to: input.to ?? [this.#account] })
    return this.#view(this.store.add(message, options.folder ?? 'inbox', { unread: true }))
  }

  /** The person writes it by hand and sends it. */
  writeAndSend(input: Omit<MailInput, 'from'> & { to: PersonInput[] }): MailView {
    const message = this.#compose({ ...input, from: this.#account })
    return this.#view(send(this.store.add(message, 'drafts'), this.#account, this.#context))
  }

  /** The person begins to write and leaves it in the drafts. */
  writeDraft(input: Omit<MailInput, 'from'>): MailView {
    return this.#view(this.store.add(this.#compose({ ...input, from: this.#account }), 'drafts'))
  }

  editDraft(ref: MailRef, edit: DraftEdit): MailView {
    const mail = this.#find(ref, 'drafts')
    let message = { ...mail.message, raw: null }
    if (edit.text !== undefined) message.text = edit.text
    if (edit.html !== undefined) message.html = edit.html
    if (edit.subject !== undefined) message = { ...withHeader(message, 'Subject', edit.subject), raw: null }
    if (edit.to !== undefined) {
      message = {
        ...withHeader(message, 'To', edit.to.map((one) => formatPerson(person(one))).join(', ')),
        raw: null,
      }
    }
    if (edit.rewritten) {
      const kept = message.headers.filter(([name]) => !/^x-|^message-id$/i.test(name))
      message = { ...message, headers: [...kept, ['Message-ID', this.#newMessageId()]] }
    }
    message = { ...withHeader(message, 'Date', mailDate(this.#context.now())), raw: null }
    if (this.#account.provider === 'google') this.store.replace(mail, message)
    else this.store.reword(mail, message)
    return this.#view(mail)
  }

  /** Gmail discards a draft for good, Outlook moves it to the deleted items. */
  deleteDraft(ref: MailRef): void {
    const mail = this.#find(ref, 'drafts')
    if (this.#account.provider === 'google') this.store.remove(mail)
    else this.store.move(mail, 'trash')
  }

  sendDraft(ref: MailRef): MailView {
    return this.#view(send(this.#find(ref, 'drafts'), this.#account, this.#context))
  }

  move(ref: MailRef, folder: Folder): void {
    this.store.move(this.#find(ref), folder)
  }

  /** Emptied from the trash. */
  erase(ref: MailRef): void {
    this.store.remove(this.#find(ref))
  }

  list(folder: Folder): MailView[] {
    return [...this.store.state.mails]
      .filter((mail) => mail.folder === folder)
      .map((mail) => this.#view(mail))
  }

  drafts(): MailView[] {
    return this.list('drafts')
  }

  sent(): MailView[] {
    return this.list('sent')
  }

  inbox(): MailView[] {
    return this.list('inbox')
  }

  find(messageId: string): MailView | null {
    const found = this.store.byMessageId(messageId)
    return found ? this.#view(found) : null
  }

  /** Gmail: history from before now is no longer kept. */
  forgetHistory(): void {
    this.store.state.historyFrom = ++this.store.state.historyId
    this.store.state.history.length = 0
  }

  #find(ref: MailRef, folder?: Folder): MailState {
    const all = [...(this.store.state.byMessageId.get(ref.messageId) ?? [])]
    const found = folder === undefined ? all[0] : all.find((mail) => mail.folder === folder)
    if (!found)
      throw new Error(
        `No message ${ref.messageId} ${folder ? `in the ${folder} ` : ''}of ${this.#account.email}.`,
      )
    return found
  }

  #compose(input: MailInput) {
    const parent = input.inReplyTo ? this.#find(input.inReplyTo).message : null
    const messageId = input.messageId ?? this.#newMessageId()
    return compose(input, { messageId, date: this.#context.now(), parent })
  }

  #newMessageId(): string {
    const { ids } = this.#context
    return `<CA${ids.letters(20)}@mail.${this.#account.provider === 'google' ? 'gmail' : 'outlook'}.example>`
  }

  #view(mail: MailState): MailView {
    return viewMail(mail, this.#account.provider)
  }
}
