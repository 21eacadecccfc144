import type { App } from '../app.ts'
import { type ConnectMode, connectModes } from '../connect/consent-round.ts'
import { type GivenAccount, saveAccount } from '../connect/save-account.ts'
import type { AccountService } from '../shared/must-connect-again.ts'
import { listConnections } from '../store/connections.ts'
import { listCredentials } from '../store/credentials.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { saveUser, type User } from '../store/users.ts'
import { forgetSample, giveOwnMailbox } from './own-mailbox.ts'

export interface AccountWishes {
  mode: ConnectMode
  tasks: boolean
}

/** Without a word, an account that is connected again may do what it could before. */
export async function usualWishes(
  db: Database,
  userId: string,
  service: AccountService,
): Promise<AccountWishes> {
  const before = (await listCredentials(db, userId)).filter(({ provider }) => provider === service)
  const modes = before.map(({ purpose }) => purpose)
  const listed = await listConnections(db, userId, 'tasks')
  return {
    mode: connectModes.findLast((mode) => modes.includes(mode)) ?? 'drafts',
    tasks: listed.some(({ kind }) => kind === service),
  }
}

/** Keeps what was consented to. Where nobody is known but the sample's person, whoever signed in is the user. */
export function keepConsent(
  { pipeline, accounts, lock, options }: App,
  known: User | null,
  given: GivenAccount,
  newcomer: { name: string | undefined; timeZone: string },
): Promise<User> {
  const { db, clock } = pipeline
  const { account, name } = given.consent
  return lock.hold(() =>
    inTransaction(db, async (tx) => {
      await forgetSample(tx)
      const profile = { email: account, name: newcomer.name ?? name, timeZone: newcomer.timeZone }
      const user = known ?? (await saveUser(tx, profile, clock.now()))
      await saveAccount(tx, accounts.vault, user.id, given, clock.now())
      await giveOwnMailbox(tx, user, options)
      return user
    }),
  )
}
