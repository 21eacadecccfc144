import { type Answer, type Call, ok } from '../http/call.ts'
import type { MailStore } from '../world/mail-store.ts'
import { labelsOf, type MailState } from '../world/mailbox-state.ts'
import type { Folder } from '../world/types.ts'

const SYSTEM = ['INBOX', 'SENT', 'DRAFT', 'TRASH', 'SPAM', 'UNREAD', 'STARRED', 'IMPORTANT']
const FOLDERS: Record<string, Folder> = { INBOX: 'inbox', TRASH: 'trash', SPAM: 'spam' }

export function relabel(store: MailStore, mail: MailState, add: string[], remove: string[]): void {
  for (const name of remove) {
    if (name === 'UNREAD') mail.unread = false
    else if (FOLDERS[name] === mail.folder) store.move(mail, 'archive')
    else mail.labels.delete(name)
  }
  for (const name of add) {
    const folder = FOLDERS[name]
    if (name === 'UNREAD') mail.unread = true
    else if (folder) store.move(mail, folder)
    else mail.labels.add(name)
  }
  store.changed(mail)
}

export function listLabels({ account }: Call): Answer {
  const own = new Set([...account.mailbox.mails].flatMap(labelsOf).filter((name) => !SYSTEM.includes(name)))
  return ok({
    labels: [
      ...SYSTEM.map((name) => ({ id: name, name, type: 'system' })),
      ...[...own].map((name) => ({ id: name, name, type: 'user' })),
    ],
  })
}
