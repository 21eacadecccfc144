import type { Database } from '../../store/database.ts'
import type { User } from '../../store/users.ts'

/** Keeps a server that was tried and found good. */
export type KeepServer = (tx: Database, user: User) => Promise<void>
