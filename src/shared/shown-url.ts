/**
 * A URL as it may stand in a message: without user, password, query and fragment, and without the path, in which
 * calendars hide their keys. Only a plain last name ("basic.ics") stays.
 */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return 'an address that is none'
  const { protocol, host, pathname } = new URL(url)
  const parts = pathname.split('/').filter(Boolean)
  const last = parts.at(-1) ?? ''
  const plain = /^[a-z]{1,16}(?:\.[a-z]{1,8})?$/i.test(last) ? last : '…'
  if (parts.length === 0) return `${protocol}//${host}/`
  return parts.length === 1 ? `${protocol}//${host}/${plain}` : `${protocol}//${host}/…/${plain}`
}
