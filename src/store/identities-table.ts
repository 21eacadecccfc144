import type { ColumnType } from 'kysely'

type Fixed = ColumnType<string, string, never>

/** Who signs in at a provider. */
export interface IdentitiesTable {
  issuer: Fixed
  subject: Fixed
  user_id: Fixed
  made_at: Fixed
}
