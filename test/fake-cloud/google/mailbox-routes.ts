import { type Call, ok, type Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { gmailRoute } from './gmail-route.ts'
import { listHistory } from './history.ts'
import { listLabels } from './labels.ts'
import { READ_LABELS, READ_MAIL_OR_METADATA, READ_PROFILE, READ_SEND_AS } from './scopes.ts'

export function mailboxRoutes(parts: Parts): Route[] {
  return [
    gmailRoute('GET', '/profile', READ_PROFILE, getProfile),
    gmailRoute('GET', '/history', READ_MAIL_OR_METADATA, (call) => listHistory(call, parts)),
    gmailRoute('GET', '/labels', READ_LABELS, listLabels),
    gmailRoute('GET', '/settings/sendAs', READ_SEND_AS, listSendAs),
  ]
}

function getProfile({ account }: Call) {
  const { mails, byThread, historyId } = account.mailbox
  return ok({
    emailAddress: account.email,
    messagesTotal: mails.size,
    threadsTotal: [...byThread.values()].filter(({ size }) => size > 0).length,
    historyId: String(historyId),
  })
}

function listSendAs({ account }: Call) {
  const sendAs = account.sendAs.map(({ email, name }, i) => ({
    sendAsEmail: email,
    displayName: name,
    replyToAddress: '',
    signature: '',
    isPrimary: i === 0,
    isDefault: i === 0,
    ...(i === 0 ? {} : { treatAsAlias: true, verificationStatus: 'accepted' }),
  }))
  return ok({ sendAs })
}
