import type { App } from '../app.ts'
import { stableId } from '../shared/stable-id.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { hasIdentity, type Identity, saveIdentity, userOfIdentity } from '../store/identities.ts'
import { findUser, listUsers, saveUserAs, type User } from '../store/users.ts'
import { giveOwnMailbox } from './own-mailbox.ts'

/** Somebody who signed in at a provider. */
export interface SignedInPerson extends Identity {
  email: string
  name: string | null
  /** Is the provider the one that gives out this address, so that it proves who somebody is? */
  ownsAddress: boolean
}

/** The user that this person is; made when they come for the first time. */
export function userWhoSignedIn(
  { pipeline: { db, clock }, options }: App,
  person: SignedInPerson,
  timeZone: string,
): Promise<User> {
  return inTransaction(db, async (tx) => {
    const known = await userOfIdentity(tx, person)
    const found = known === null ? null : await findUser(tx, known)
    if (found) return found
    const now = clock.now()
    const user = (await userToTakeOver(tx, person)) ?? (await makeUser(tx, person, timeZone, now))
    await saveIdentity(tx, person, user.id, now)
    await giveOwnMailbox(tx, user, options)
    return user
  })
}

/** Its own identifier and not one made of the address: two people may say that they have the same one. */
function makeUser(tx: Database, person: SignedInPerson, timeZone: string, now: string): Promise<User> {
  const { issuer, subject, email, name } = person
  return saveUserAs(tx, stableId('user', issuer, subject), { email, name, timeZone }, now)
}

/** Whoever was a user here before anybody signed in by account, and has not done so since. */
async function userToTakeOver(
  tx: Database,
  { email, ownsAddress }: SignedInPerson,
): Promise<User | undefined> {
  if (!ownsAddress) return undefined
  const users = (await listUsers(tx)).filter((user) => user.email === email && !user.isSample)
  const [only, ...more] = users
  return only && more.length === 0 && !(await hasIdentity(tx, only.id)) ? only : undefined
}
