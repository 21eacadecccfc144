import type { MailSecurity } from '../../shared/mail-server.ts'

export interface ServerSettings {
  host: string
  port: number
  security: Exclude<MailSecurity, 'none'>
}

/** How the mail of a provider is reached. */
export interface MailSettings {
  imap: ServerSettings
  smtp: ServerSettings
  /** What one logs in with: the whole address, or what stands before the @. */
  user: 'address' | 'local-part'
  /**
   * What the provider lets programs log in with: the user's password, one made for programs in the account's
   * settings, or a consent (OAuth 2) only. Null where that is not known.
   */
  login: 'password' | 'app-password' | 'consent' | null
  /** The page that shows the user's drafts; null when there is none that can be named. */
  draftsPage: string | null
}
