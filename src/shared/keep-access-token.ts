import type { AccessToken } from './access-token.ts'
import type { Clock } from './clock.ts'
import { type Grant, grantShape, isFresh } from './grant.ts'
import { type AccountService, mustConnectAgain } from './must-connect-again.ts'
import { ProviderError } from './provider-error.ts'
import type { SecretSlot } from './secret-slot.ts'
import { ToldError } from './told-error.ts'

export interface TokenSource {
  service: AccountService
  slot: SecretSlot
  /** Asks the provider for another access token. Throws a ProviderError; `auth` only when the grant itself is dead. */
  refresh(grant: Grant, account: string): Promise<Grant>
  /** The machine's clock: how long a token lives does not follow `--now`. */
  clock: Clock
}

/**
 * Access tokens of one credential. Whoever asks at the same time gets the same one by a single request. A refreshed
 * grant is stored before its token is given out, because the provider may have replaced the refresh token by it.
 */
export function keepAccessToken(source: TokenSource): AccessToken {
  let underWay: Promise<string> | null = null
  const share = (refused: string | null) => {
    underWay ??= obtain(source, refused).finally(() => {
      underWay = null
    })
    return underWay
  }
  return async ({ refused } = { refused: '' }) => {
    const token = await share(refused)
    // Somebody who had not yet heard that it is refused may have been first.
    return token === refused ? share(refused) : token
  }
}

async function obtain(source: TokenSource, refused: string | null): Promise<string> {
  const stored = await readGrant(source)
  const { grant, version } = stored
  if (isFresh(grant, source.clock.now()) && grant.accessToken !== refused) return grant.accessToken
  const renewed = await refresh(source, stored)
  if (renewed === null) return obtainFromOther(source, version)
  if (!(await source.slot.replace(version, JSON.stringify(renewed)))) return obtainFromOther(source, version)
  return renewed.accessToken
}

/** Null when the grant is dead, but is not the stored one any more: another process or the user changed it. */
async function refresh(source: TokenSource, { grant, version, account }: ReadGrant): Promise<Grant | null> {
  try {
    return await source.refresh(grant, account)
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'auth') throw error
    if (await source.slot.markRevoked(version)) throw error
    return null
  }
}

/** What another process stored while we asked. It was refreshed just now, so its token is as good as ours. */
async function obtainFromOther(source: TokenSource, before: string): Promise<string> {
  const { grant, version } = await readGrant(source)
  if (version === before) throw new Error('A secret was neither changed nor could it be.')
  return grant.accessToken
}

interface ReadGrant {
  grant: Grant
  version: string
  account: string
}

async function readGrant({ service, slot }: TokenSource): Promise<ReadGrant> {
  const stored = await slot.read().catch((error: unknown) => {
    // A key that is missing must stop this account, not the whole pass.
    if (error instanceof ToldError) throw new ProviderError(service, 'auth', error.message, { cause: error })
    throw error
  })
  if (!stored || stored.isRevoked) throw mustConnectAgain(service, stored?.account ?? 'your account')
  const { secret, version, account } = stored
  return { grant: grantShape.parse(JSON.parse(secret)), version, account }
}
