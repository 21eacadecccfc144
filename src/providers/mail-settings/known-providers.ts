/**
 * Providers many people have, so that connecting them needs no network. nodemailer's list of services knows no IMAP;
 * these are the settings that the providers publish for mail programs, as Mozilla's database has them too.
 */
import type { MailSettings, ServerSettings } from './mail-settings.ts'

interface KnownProvider extends MailSettings {
  domains: readonly string[]
  /** Registered domains of the machines that take mail for other domains of theirs. */
  exchanges: readonly string[]
}

const tls = (host: string, port: number): ServerSettings => ({ host, port, security: 'tls' })
const starttls = (host: string, port: number): ServerSettings => ({ host, port, security: 'starttls' })
const usual = { user: 'address', login: 'password', draftsPage: null, exchanges: [] } as const

const providers: readonly KnownProvider[] = [
  {
    ...usual,
    domains: ['gmail.com', 'googlemail.com'],
    exchanges: ['google.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    login: 'app-password',
    draftsPage: 'https://mail.google.com/mail/#drafts',
  },
  {
    ...usual,
    domains: [
      'outlook.com',
      'hotmail.com',
      'live.com',
      'msn.com',
      'outlook.de',
      'outlook.fr',
      'hotmail.co.uk',
    ],
    exchanges: ['outlook.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp.office365.com', 587),
    login: 'consent',
    draftsPage: 'https://outlook.live.com/mail/0/drafts',
  },
  {
    ...usual,
    domains: ['icloud.com', 'me.com', 'mac.com'],
    exchanges: ['icloud.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: starttls('smtp.mail.me.com', 587),
    login: 'app-password',
    draftsPage: 'https://www.icloud.com/mail/',
  },
  {
    ...usual,
    domains: ['fastmail.com', 'fastmail.fm', 'fastmail.de'],
    exchanges: ['messagingengine.com'],
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    login: 'app-password',
    draftsPage: 'https://app.fastmail.com/mail/Drafts/',
  },
  {
    ...usual,
    domains: [
      'yahoo.com',
      'yahoo.de',
      'yahoo.fr',
      'yahoo.es',
      'yahoo.it',
      'yahoo.co.uk',
      'ymail.com',
      'rocketmail.com',
    ],
    exchanges: ['yahoodns.net'],
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
    login: 'app-password',
  },
  {
    ...usual,
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch'],
    imap: tls('imap.gmx.net', 993),
    smtp: tls('mail.gmx.net', 465),
  },
  {
    ...usual,
    domains: ['gmx.com', 'gmx.us', 'gmx.fr', 'gmx.es', 'gmx.co.uk'],
    imap: tls('imap.gmx.com', 993),
    smtp: tls('mail.gmx.com', 465),
  },
  {
    ...usual,
    domains: ['web.de'],
    imap: tls('imap.web.de', 993),
    smtp: tls('smtp.web.de', 465),
    user: 'local-part',
  },
  {
    ...usual,
    domains: ['mailbox.org'],
    exchanges: ['mailbox.org'],
    imap: tls('imap.mailbox.org', 993),
    smtp: tls('smtp.mailbox.org', 465),
  },
  {
    ...usual,
    domains: ['posteo.de', 'posteo.net', 'posteo.org', 'posteo.at', 'posteo.ch', 'posteo.eu'],
    imap: tls('posteo.de', 993),
    smtp: tls('posteo.de', 465),
  },
  {
    ...usual,
    domains: ['t-online.de', 'magenta.de'],
    imap: tls('secureimap.t-online.de', 993),
    smtp: tls('securesmtp.t-online.de', 465),
    login: 'app-password',
  },
  {
    ...usual,
    domains: ['zoho.com', 'zohomail.com'],
    exchanges: ['zoho.com'],
    imap: tls('imap.zoho.com', 993),
    smtp: tls('smtp.zoho.com', 465),
    login: 'app-password',
  },
  {
    ...usual,
    domains: ['zoho.eu', 'zohomail.eu'],
    exchanges: ['zoho.eu'],
    imap: tls('imap.zoho.eu', 993),
    smtp: tls('smtp.zoho.eu', 465),
    login: 'app-password',
  },
]

/** The settings for addresses at this domain; null when it is none of theirs. */
export function knownProvider(domain: string): MailSettings | null {
  return settingsOf(providers.find(({ domains }) => domains.includes(domain)))
}

/** The settings of the provider whose machines take a domain's mail. */
export function knownExchange(registeredDomain: string): MailSettings | null {
  return settingsOf(providers.find(({ exchanges }) => exchanges.includes(registeredDomain)))
}

/** The page with the user's drafts of the provider whose IMAP server this is; null when there is none. */
export function draftsPageAt(imapHost: string): string | null {
  return providers.find(({ imap }) => imap.host === imapHost)?.draftsPage ?? null
}

function settingsOf(provider: KnownProvider | undefined): MailSettings | null {
  if (!provider) return null
  const { imap, smtp, user, login, draftsPage } = provider
  return { imap, smtp, user, login, draftsPage }
}
