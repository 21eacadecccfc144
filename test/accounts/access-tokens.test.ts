import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { settingsSchema } from '../../config/settings.ts'
import { migrationProvider } from '../../migrations/index.ts'
import { openAccounts } from '../../src/app-accounts.ts'
import type { Grant } from '../../src/shared/grant.ts'
import type { AccountService } from '../../src/shared/must-connect-again.ts'
import { ProviderError } from '../../src/shared/provider-error.ts'
import { findCredential, readSecret, replaceSecret, saveCredential } from '../../src/store/credentials.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from '../support/make-event.ts'
import { type Fault, startTokenService } from '../support/token-service.ts'

const defaults = await loadSettings(null, {})
const now = '2026-03-03T12:00:00.000Z'
const account = 'alice@mail.test'

type Service = Awaited<ReturnType<typeof startTokenService>>

/** Alice's account with a grant in the store; how long tokens live is told by the true clock. */
async function aliceAt(kind: AccountService, service: Service, given: Partial<Grant> = {}) {
  const settings = settingsSchema.parse({
    ...defaults,
    google: { ...defaults.google, ...service.settings.google },
    microsoft: { ...defaults.microsoft, ...service.settings.microsoft },
  })
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const dataFolder = mkdtempSync(join(tmpdir(), 'afterword-tokens-'))
  const open = () => openAccounts({ db, dataFolder, settings, isDryRun: false, keys: undefined })
  const accounts = open()
  const { id: userId } = await saveUser(db, alice, now)
  const grant: Grant = {
    refreshToken: 'first-refresh-token',
    accessToken: 'first-access-token',
    scopes: ['User.Read'],
    expiresAt: minutesFromNow(-1),
    ...given,
  }
  const save = () =>
    saveCredential(
      db,
      accounts.vault,
      {
        userId,
        provider: kind,
        account,
        purpose: 'calendar',
        scopes: grant.scopes,
        secret: JSON.stringify(grant),
      },
      now,
    )
  const id = await save()
  const key = { id, userId }
  const stored = async () => {
    const found = await readSecret(db, accounts.vault, key)
    return JSON.parse(found?.secret ?? '{}') as Grant
  }
  const tokenIn = (from: ReturnType<typeof open>) => from.accessTokenOf({ userId, kind, credentialId: id })
  return {
    token: tokenIn(accounts),
    /** The same account in another process. */
    tokenElsewhere: () => tokenIn(open()),
    stored,
    connectAgain: save,
    isRevoked: async () => (await findCredential(db, userId, id))?.revokedAt !== null,
    /** Another process stores another grant. */
    storeElsewhere: async (other: Partial<Grant>) => {
      const found = await readSecret(db, accounts.vault, key)
      const secret = JSON.stringify({ ...grant, ...other })
      return replaceSecret(db, accounts.vault, key, { version: found?.version ?? '', secret }, now)
    },
    database: () => db.selectFrom('credentials').selectAll().execute(),
  }
}

function minutesFromNow(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return error as ProviderError
}

const dead: Record<AccountService, Fault> = {
  google: { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been revoked.' } },
  microsoft: {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'AADSTS50173: The provided grant has expired.' },
  },
}
const broken = { status: 503, body: { error: 'invalid_grant', error_description: 'gateway text' } }
const busy = { status: 429, body: { error: 'invalid_grant' } }

describe.each(['google', 'microsoft'] as const)('access tokens of %s', (kind) => {
  let service: Service
  beforeAll(async () => {
    service = await startTokenService()
  })
  beforeEach(() => {
    service.fail()
    service.asked.length = 0
  })
  afterAll(() => service.stop())

  it('are taken from the store as long as they live', async () => {
    const { token } = await aliceAt(kind, service, { expiresAt: minutesFromNow(10) })
    expect(await token()).toBe('first-access-token')
    expect(service.asked).toEqual([])
  })

  it('are refreshed when they end within two minutes, and kept', async () => {
    const at = await aliceAt(kind, service, { expiresAt: minutesFromNow(1) })
    const token = await at.token()
    expect(token).not.toBe('first-access-token')
    expect(await at.token()).toBe(token)
    expect(service.asked.map((each) => each.refresh_token)).toEqual(['first-refresh-token'])
    const { accessToken, expiresAt } = await at.stored()
    expect(accessToken).toBe(token)
    // The server says 3600 seconds.
    expect((Date.parse(expiresAt ?? '') - Date.now()) / 60_000).toBeCloseTo(60, 0)
  })

  it('are refreshed by one request, however many ask at once', async () => {
    const { token } = await aliceAt(kind, service)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token()))
    expect(new Set(tokens).size).toBe(1)
    expect(service.asked).toHaveLength(1)
  })

  it('are refreshed when the service refuses one that should live, once for all who had it', async () => {
    const { token } = await aliceAt(kind, service, { expiresAt: minutesFromNow(50) })
    const refused = await token()
    const tokens = await Promise.all([token({ refused }), token(), token({ refused }), token({ refused })])
    expect(new Set(tokens.filter((each) => each !== refused)).size).toBe(1)
    expect(await token({ refused })).toBe(tokens[0])
    expect(service.asked).toHaveLength(1)
  })

  it('bring a new refresh token, which is stored and used next', async () => {
    const at = await aliceAt(kind, service)
    const first = await at.token()
    await at.token({ refused: first })
    expect(service.asked.map((each) => each.refresh_token)).toEqual([
      'first-refresh-token',
      service.answered.at(-2)?.refresh_token,
    ])
    expect((await at.stored()).refreshToken).toBe(service.answered.at(-1)?.refresh_token)
  })

  it('that another process refreshed meanwhile are not overwritten', async () => {
    const at = await aliceAt(kind, service)
    const theirs = { accessToken: 'theirs', refreshToken: 'their-refresh', expiresAt: minutesFromNow(60) }
    const asking = at.token()
    await at.storeElsewhere(theirs)
    expect(await asking).toBe('theirs')
    expect((await at.stored()).refreshToken).toBe('their-refresh')
  })

  it.each([
    ['is broken', 'temporary', broken],
    ['asks for patience', 'rate-limit', busy],
  ] as const)('stay connected when the sign-in %s', async (_what, expected, fault) => {
    const at = await aliceAt(kind, service)
    service.fail(fault, fault)
    expect((await failureOf(at.token())).kind).toBe(expected)
    expect(await at.isRevoked()).toBe(false)
    service.fail()
    expect(await at.token()).toMatch(/./)
  })

  it('survive one broken answer without a word', async () => {
    const at = await aliceAt(kind, service)
    service.fail(broken)
    expect(await at.token()).toMatch(/./)
  })

  it('stay connected when this installation is refused, and say which setting is wrong', async () => {
    const at = await aliceAt(kind, service)
    service.fail({ status: 401, body: { error: 'invalid_client', error_description: 'nope' } })
    const { kind: what, message } = await failureOf(at.token())
    expect([what, message]).toEqual(['permanent', expect.stringContaining(`${kind}.clientId`)])
    expect(await at.isRevoked()).toBe(false)
  })

  it('end with a dead grant: it is marked, asked for no more, and said how to connect again', async () => {
    const at = await aliceAt(kind, service)
    service.fail(dead[kind])
    const { kind: what, message } = await failureOf(at.token())
    expect(what).toBe('auth')
    expect(message).toMatch(`no longer lets Afterword into ${account}`)
    expect(message).toMatch(`afterword connect ${kind}`)
    expect(await at.isRevoked()).toBe(true)
    expect((await failureOf(at.tokenElsewhere()())).message).toBe(message)
    expect(service.asked).toHaveLength(1)
    await at.connectAgain()
    expect(await at.token()).toMatch(/./)
  })

  it('are not lost when the user connected again while the old grant died', async () => {
    const at = await aliceAt(kind, service)
    const fresh = { accessToken: 'fresh', expiresAt: minutesFromNow(60) }
    service.fail(dead[kind])
    const asking = at.token()
    await at.storeElsewhere(fresh)
    expect(await asking).toBe('fresh')
    expect(await at.isRevoked()).toBe(false)
  })

  it('leave no secret in an error, nor in the database', async () => {
    const at = await aliceAt(kind, service)
    const secret = 'a-secret-in-the-answer'
    for (const fault of [broken, busy, dead[kind]]) {
      const body = { ...fault.body, error_description: `AADSTS50173 ${secret}`, access_token: secret }
      service.fail({ ...fault, body }, { ...fault, body })
      const error = await failureOf(at.token())
      const { inspect } = await import('node:util')
      const all = inspect(error, { depth: 20, showHidden: true, getters: true })
      expect(all).not.toMatch(/a-secret-in-the-answer|first-(refresh|access)-token/)
    }
    expect(JSON.stringify(await at.database())).not.toMatch(/first-(refresh|access)-token/)
  })
})

describe.each(['google', 'microsoft'] as const)('access tokens of %s without a network', (kind) => {
  it('stay connected and say that it is tried again', async () => {
    const service = await startTokenService()
    const at = await aliceAt(kind, service)
    await service.stop()
    const { kind: what, message } = await failureOf(at.token())
    expect([what, message]).toEqual(['temporary', expect.stringContaining('tried again by itself')])
    expect(await at.isRevoked()).toBe(false)
  })
})
