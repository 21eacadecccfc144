// RFC 3834 (automatic answers), RFC 2919 and 2369 (lists), RFC 5321, 4.5.5 (empty return path)
import { addressesIn, type GmailMessage, headerOf } from './gmail-headers.ts'

/** What has to be asked for to tell an automatic message from one that somebody wrote. */
export const automaticHeaders = [
  'Auto-Submitted',
  'Precedence',
  'List-Id',
  'List-Unsubscribe',
  'X-Autoreply',
  'X-Autorespond',
  'Content-Class',
  'Content-Type',
  'Sender',
  'Return-Path',
]

/** Out-of-office notes, newsletters, bounces, and calendar invitations with the answers to them. */
export function isAutomatic(message: GmailMessage): boolean {
  const has = (name: string) => headerOf(message, name) !== ''
  const says = (name: string, what: RegExp) => what.test(headerOf(message, name))
  const isSubmittedByMachine = has('Auto-Submitted') && !says('Auto-Submitted', /^\s*no\b/i)
  const isReply = has('X-Autoreply') || has('X-Autorespond') || says('Precedence', /auto_reply/i)
  const isBulk = says('Precedence', /bulk|list|junk/i) || has('List-Id') || has('List-Unsubscribe')
  const isBounce = says('Return-Path', /^\s*<>/)
  return isSubmittedByMachine || isReply || isBulk || isBounce || isInvitation(message)
}

/** Outlook names the class; Google Calendar writes in the organiser's name and says so; others send the bare object. */
function isInvitation(message: GmailMessage): boolean {
  return (
    /calendarmessage/i.test(headerOf(message, 'Content-Class')) ||
    /^\s*text\/calendar\b/i.test(headerOf(message, 'Content-Type')) ||
    addressesIn(headerOf(message, 'Sender')).includes('calendar-notification@google.com')
  )
}
