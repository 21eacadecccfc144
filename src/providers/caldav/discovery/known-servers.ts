/**
 * Mail domains whose calendars lie elsewhere and are not found by DNS, or only under a name of another owner. Any
 * other server is found by its own domain, or given by its address.
 */
const servers: Record<string, string> = {
  'icloud.com': 'https://caldav.icloud.com/',
  'me.com': 'https://caldav.icloud.com/',
  'mac.com': 'https://caldav.icloud.com/',
  'fastmail.com': 'https://caldav.fastmail.com/',
  'fastmail.fm': 'https://caldav.fastmail.com/',
  'gmx.de': 'https://caldav.gmx.net/',
  'gmx.net': 'https://caldav.gmx.net/',
  'web.de': 'https://caldav.web.de/',
  'mailbox.org': 'https://dav.mailbox.org/caldav/',
  'posteo.de': 'https://posteo.de:8443/',
  'yahoo.com': 'https://caldav.calendar.yahoo.com/',
}

export function knownServer(domain: string): string | null {
  return servers[domain] ?? null
}
