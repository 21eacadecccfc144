// Search operators: https://support.google.com/mail/answer/7190
/**
 * Opens a message of the account in the browser. Gmail's own addresses of drafts cannot be made from what its API
 * tells, and change with each save; the search for a Message-ID finds it among the drafts, and still when it was sent.
 */
export function linkByMessageId(accountEmail: string, messageId: string): string {
  return gmailLink(accountEmail, `search/${encodeURIComponent(`rfc822msgid:${messageId.slice(1, -1)}`)}`)
}

/** Opens a sent message by the id that Gmail has for it. */
export function linkById(accountEmail: string, id: string): string {
  return gmailLink(accountEmail, `all/${encodeURIComponent(id)}`)
}

function gmailLink(accountEmail: string, place: string): string {
  return `https://mail.google.com/mail/u/?authuser=${encodeURIComponent(accountEmail)}#${place}`
}
