import type { Grant } from '../shared/grant.ts'
import type { AccountService } from '../shared/must-connect-again.ts'
import type { ConsentRound } from './consent-round.ts'

/** A permission in the provider's words, and what it means to a person: "Afterword may …". */
export interface Permission {
  scope: string
  meaning: string
}

/** What ties the answer of the browser to our question (RFC 6749, 10.12; RFC 7636). */
export interface ConsentQuestion {
  round: ConsentRound
  /** A loopback address with the port we listen on (RFC 8252, 7.3). */
  redirectUri: string
  state: string
  /** S256 challenge of the verifier that redeems the code. */
  challenge: string
  /** The account that is expected, for the sign-in page; null when it is not known. */
  account: string | null
}

export interface ConsentAnswer {
  round: ConsentRound
  redirectUri: string
  code: string
  verifier: string
}

/** A consent as the provider gave it. */
export interface Consent {
  /** Address of the account. */
  account: string
  name: string | null
  grant: Grant
}

export interface ListedCalendar {
  id: string
  name: string
}

/** Signing in at a provider of accounts. All verbs throw a ProviderError. */
export interface ConsentPort {
  readonly service: AccountService
  /** The host in the redirect address as the provider wants it registered; both mean this machine. */
  readonly redirectHost: '127.0.0.1' | 'localhost'
  /** The permissions without which a round was in vain. */
  permissions(round: ConsentRound): Permission[]
  /** Is the permission among what was granted? Providers spell the same one differently. */
  isGranted(permission: Permission, scopes: string[]): boolean
  /** The address that asks the user, for a browser. */
  questionUrl(question: ConsentQuestion): Promise<string>
  /** Trades the code for tokens; a refresh token is always among them. */
  redeem(answer: ConsentAnswer): Promise<Consent>
  /** The calendars that the user sees in that account. */
  listCalendars(consent: Pick<Consent, 'account' | 'grant'>): Promise<ListedCalendar[]>
  /** Gives the grant back. False where the provider has no way to do so. */
  revoke(grant: Grant): Promise<boolean>
}
