import type { AccountState } from './account-state.ts'
import type { Context } from './context.ts'
import { MailStore } from './mail-store.ts'
import type { MailState } from './mailbox-state.ts'
import { type Message, mailDate, messageIdOf, people, withHeader } from './message.ts'

/**
 * A draft goes out. Gmail: the draft disappears and a new message lies among the sent. Exchange: the item moves there.
 * Whoever of the recipients has a mailbox here receives it.
 */
export function send(draft: MailState, account: AccountState, context: Context): MailState {
  const sent =
    account.provider === 'google' ? asNewMessage(draft, account, context) : moved(draft, account, context)
  deliver(sent, account, context)
  return sent
}

function asNewMessage(draft: MailState, account: AccountState, context: Context): MailState {
  const store = new MailStore(account, context)
  store.remove(draft)
  let message = withDate(draft.message, context)
  if (account.rewritesMessageIds || messageIdOf(message) === '') {
    message = withHeader(message, 'Message-ID', `<CA${context.ids.letters(24)}@mail.gmail.com>`)
  }
  const thread = account.mailbox.byThread.get(draft.threadId)?.size ? draft.threadId : undefined
  const sent = store.add(message, 'sent', thread === undefined ? {} : { thread })
  return sent
}

function moved(draft: MailState, account: AccountState, context: Context): MailState {
  const store = new MailStore(account, context)
  draft.message = withDate(draft.message, context)
  draft.received = context.now()
  draft.stillDraft = false
  store.move(draft, 'sent')
  return draft
}

const withDate = (message: Message, context: Context): Message =>
  withHeader(message, 'Date', mailDate(context.now()))

function deliver(sent: MailState, sender: AccountState, context: Context): void {
  const { message } = sent
  const addressed = ['to', 'cc', 'bcc'].flatMap((name) => people(message, name))
  const known = new Set(addressed.map(({ email }) => context.accounts.get(email.toLowerCase())))
  for (const account of known) {
    if (account === undefined) continue
    if (account === sender && sender.provider === 'google') {
      sent.labels.add('INBOX').add('UNREAD')
      continue
    }
    new MailStore(account, context).add(withHeader(message, 'Bcc', null), 'inbox', { unread: true })
  }
}
