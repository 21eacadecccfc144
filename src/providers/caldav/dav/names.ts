/** Names of WebDAV (RFC 4918, 3744, 5397, 6578), of CalDAV (RFC 4791) and of the older Calendar Server extensions. */
export const dav = (name: string): string => `{DAV:}${name}`
export const cal = (name: string): string => `{urn:ietf:params:xml:ns:caldav}${name}`
export const getctag = '{http://calendarserver.org/ns/}getctag'
