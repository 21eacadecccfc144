import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MicrosoftAccount } from '../../../src/providers/microsoft/microsoft-account.ts'
import { type Account, type FakeCloud, startFakeCloud } from '../../fake-cloud/index.ts'

/** Where they lie, everything that is asked and answered is held against Microsoft's own description. */
const contracts = fileURLToPath(new URL('../../../../shared/contracts', import.meta.url))
const described = existsSync(contracts) ? { contracts } : {}

export const ownEmail = 'alice@example.org'

export interface FakeAccount {
  cloud: FakeCloud
  account: Account
  /** What every part of the room takes. Waiting takes no time, and chance is always in the middle. */
  access: MicrosoftAccount
  /** Milliseconds that were waited. */
  waits: number[]
  /** Tokens that were refused, in order. */
  refused: string[]
  clock: { now: string }
  close(): Promise<void>
}

/** Alice, who has an account at the stand-in for Microsoft. */
export async function fakeAccount(now = '2026-05-01T08:00:00.000Z'): Promise<FakeAccount> {
  const clock = { now }
  const cloud = await startFakeCloud({ clock: () => clock.now, seed: 4, ...described })
  const account = cloud.world.account(ownEmail, {
    provider: 'microsoft',
    name: 'Alice Archer',
    timeZone: 'Europe/Berlin',
  })
  const waits: number[] = []
  const refused: string[] = []
  let token = account.accessToken()
  const access: MicrosoftAccount = {
    accountEmail: ownEmail,
    graphRoot: `${cloud.microsoft.url}/v1.0`,
    async accessToken(request) {
      if (request) {
        refused.push(request.refused)
        token = account.accessToken()
      }
      return token
    },
    random: () => 0.5,
    async sleep(milliseconds) {
      waits.push(milliseconds)
    },
  }
  return { cloud, account, access, waits, refused, clock, close: () => close(cloud) }
}

async function close(cloud: FakeCloud): Promise<void> {
  await cloud.close()
  const violations = cloud.contracts?.violations ?? []
  if (violations.length > 0) throw new Error(`Not as Microsoft describes it: ${violations.join('; ')}`)
}
