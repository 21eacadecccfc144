import type { App } from '../app.ts'
import type { Trouble } from '../pass/pass-context.ts'
import { SecretError } from '../secrets/secret-error.ts'
import { grantShape } from '../shared/grant.ts'
import { type AccountService, accountServices } from '../shared/must-connect-again.ts'
import { ProviderError } from '../shared/provider-error.ts'
import { UsageError } from '../shared/usage-error.ts'
import { addressProvider } from '../store/addresses.ts'
import { listConnections } from '../store/connections.ts'
import {
  type Credential,
  countOfAccount,
  listCredentials,
  readSecret,
  removeCredential,
} from '../store/credentials.ts'
import type { User } from '../store/users.ts'

/**
 * Gives credentials back that no connection needs any more, and deletes them. They are deleted also when the provider
 * cannot be told; then it is said how the user does it.
 */
export async function giveBackCredentials(app: App, user: User): Promise<Trouble[]> {
  const { db } = app.pipeline
  const needed = new Set((await listConnections(db, user.id)).map(({ credentialId }) => credentialId))
  const troubles: Trouble[] = []
  for (const credential of await listCredentials(db, user.id)) {
    // Addresses of calendars are sealed beside the credentials, but belong to their calendar.
    if (needed.has(credential.id) || credential.provider === addressProvider) continue
    const message = await giveBack(app, credential)
    if (message !== null) troubles.push({ place: null, message })
    await removeCredential(db, user.id, credential.id)
  }
  return troubles
}

/** Null when all is well, else what the user has to do. */
async function giveBack(app: App, credential: Credential): Promise<string | null> {
  const { db } = app.pipeline
  const service = accountServices.find((each) => each === credential.provider)
  // Google takes back everything it granted for the account at once, so this waits for the last one.
  if (!service || credential.revokedAt !== null || (await countOfAccount(db, credential)) > 1) return null
  try {
    const stored = await readSecret(db, app.accounts.vault, credential)
    const port = await app.accounts.openConsent(service)
    const isDone = stored === null || (await port.revoke(grantShape.parse(JSON.parse(stored.secret))))
    return isDone ? null : byHand(service, credential)
  } catch (error) {
    const isExpected =
      error instanceof ProviderError || error instanceof SecretError || error instanceof UsageError
    if (!isExpected) throw error
    return byHand(service, credential)
  }
}

const places: Record<AccountService, string> = {
  google: 'https://myaccount.google.com/connections',
  microsoft: 'https://account.live.com/consent/Manage or https://myapps.microsoft.com',
}

function byHand(service: AccountService, { account }: Credential): string {
  return `Afterword has deleted its access to ${account}. To take back the permission itself: ${places[service]}`
}
