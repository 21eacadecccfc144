import type { ColumnType } from 'kysely'

/** Written once, when the row is made. */
type Fixed = ColumnType<string, string, never>

/** What accounts and secret addresses are reached with; see `schema.ts` for how values are written. */
export interface CredentialsTable {
  id: Fixed
  user_id: Fixed
  provider: Fixed
  /** The address of the account. */
  account: Fixed
  /** What it may be used for: `calendar`, `drafts` or `threads`. */
  purpose: string
  /** What was granted, in the provider's words: a list as JSON. */
  scopes: string
  /** See `secrets/seal.ts`; what is inside is the provider's. */
  sealed: string
  /** When the provider was found to refuse it for good. */
  revoked_at: string | null
  updated_at: string
}
