import { type Call, ok, type Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import type { AccountState } from '../world/account-state.ts'
import type { Folder } from '../world/types.ts'
import { folderId, folderNamed, WELL_KNOWN } from './folders.ts'
import { context, refuse, route } from './graph-route.ts'
import { listMessages } from './message-list.ts'
import { READ_MAIL, READ_USER } from './scopes.ts'

export function folderRoutes(parts: Parts): Route[] {
  return [
    route('GET', '/me', READ_USER, me),
    route('GET', '/me/mailFolders', READ_MAIL, listFolders),
    route('GET', '/me/mailFolders/{folderId}', READ_MAIL, (call) => getFolder(call, parts.context.now())),
    route('GET', '/me/mailFolders/{folderId}/messages', READ_MAIL, (call) => listMessages(call, parts)),
    route('GET', '/me/messages', READ_MAIL, (call) => listMessages(call, parts)),
  ]
}

function me({ account }: Call) {
  const { id, name, email } = account
  return ok({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
    id,
    displayName: name,
    givenName: name.split(' ')[0] ?? null,
    surname: name.split(' ').slice(1).join(' ') || null,
    mail: email,
    userPrincipalName: email,
    preferredLanguage: 'en-US',
  })
}

function listFolders(call: Call) {
  const value = Object.values(WELL_KNOWN).map(({ folder }) => resource(call.account, folder))
  return ok({ '@odata.context': context(call, 'mailFolders'), value })
}

function getFolder(call: Call, now: string) {
  const folder = folderNamed(call.account, call.params.folderId ?? '')
  if (!folder) throw refuse(404, 'ErrorItemNotFound', 'The specified folder was not found in the store.', now)
  return ok({ '@odata.context': context(call, 'mailFolders/$entity'), ...resource(call.account, folder) })
}

function resource(account: AccountState, folder: Folder): Record<string, unknown> {
  const mails = [...account.mailbox.mails].filter((mail) => mail.folder === folder)
  return {
    id: folderId(account, folder),
    displayName: Object.values(WELL_KNOWN).find((each) => each.folder === folder)?.displayName,
    parentFolderId: `AQMk${Buffer.from(`${account.id}:root`).toString('base64url')}`,
    childFolderCount: 0,
    unreadItemCount: mails.filter(({ unread }) => unread).length,
    totalItemCount: mails.length,
    isHidden: false,
  }
}
