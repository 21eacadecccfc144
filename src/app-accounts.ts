import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'
import type { ConsentPort } from './connect/consent-port.ts'
import { environmentKeyRing, fileKeyRing, type KeyRing, temporaryKeyRing } from './secrets/key-ring.ts'
import { SecretError } from './secrets/secret-error.ts'
import { createVault, type Vault } from './secrets/vault.ts'
import type { AccessToken } from './shared/access-token.ts'
import { systemClock } from './shared/clock.ts'
import { keepAccessToken, type TokenSource } from './shared/keep-access-token.ts'
import { type AccountService, accountServices, serviceNames } from './shared/must-connect-again.ts'
import type { Password } from './shared/password.ts'
import { ProviderError } from './shared/provider-error.ts'
import type { SecretSlot } from './shared/secret-slot.ts'
import { UsageError } from './shared/usage-error.ts'
import { readAddress, sealReadableAddresses } from './store/addresses.ts'
import type { Connection } from './store/connections.ts'
import { markRevoked, readSecret, replaceSecret } from './store/credentials.ts'
import type { Database } from './store/database.ts'

import type { Registration } from './web/accounts/identity-provider.ts'

/** Signing in, and what comes of it: the part of the composition root that knows credentials. */
export interface Accounts {
  vault: Vault
  ring: KeyRing
  /** Access tokens for a connection of an account; connections with one credential share them. */
  accessTokenOf(connection: Pick<Connection, 'userId' | 'kind' | 'credentialId'>): AccessToken
  /** The true address of a subscribed calendar. Throws a ProviderError when it does not open. */
  addressOf(connection: Connection): Promise<string>
  /** The password that a connection logs in with. Throws a ProviderError when it does not open. */
  passwordOf(connection: Pick<Connection, 'userId' | 'kind' | 'credentialId'>): Password
  /** Seals what an earlier version stored readable; answers how much that was. */
  sealReadable(now: string): Promise<number>
  /** Where this installation is registered. */
  registeredAt: AccountService[]
  /** With whom people sign in; nobody where they need no account. */
  signIn: Registration[]
  /** Throws a UsageError when this installation is not registered there. */
  openConsent(service: AccountService): Promise<ConsentPort>
}

export interface AccountsOptions {
  db: Database
  dataFolder: string
  settings: Settings
  isDryRun: boolean
  /** AFTERWORD_SECRET_KEYS, if it is set. */
  keys: string | undefined
}

export function openAccounts(options: AccountsOptions): Accounts {
  const { dataFolder, settings, isDryRun, keys } = options
  const ring = openKeyRing(join(dataFolder, 'secrets.keys'), keys, isDryRun)
  const vault = createVault(ring)
  const tokens = new Map<string, AccessToken>()
  return {
    vault,
    ring,
    accessTokenOf: ({ userId, kind, credentialId: id }) => {
      const service = accountServices.find((each) => each === kind)
      if (id === null || !service) throw new Error(`A connection of kind ${kind} has no access token.`)
      const token = tokens.get(id) ?? openToken(options, vault, service, { id, userId })
      tokens.set(id, token)
      return token
    },
    addressOf: (connection) => readAddress(options.db, vault, connection).catch(toldBy('ics')),
    passwordOf:
      ({ userId, kind, credentialId: id }) =>
      async () => {
        const stored = id && (await readSecret(options.db, vault, { id, userId }).catch(toldBy(kind)))
        if (stored) return stored.secret
        const message = `A password is missing that Afterword had. To connect it again: afterword connect ${kind}`
        throw new ProviderError(kind, 'auth', message)
      },
    sealReadable: (now) => sealReadableAddresses(options.db, vault, now),
    registeredAt: accountServices.filter((service) => settings[service].clientId !== null),
    signIn: settings.web.signIn === 'accounts' ? registrations(settings) : [],
    openConsent: (service) => openConsent(service, settings),
  }
}

/** A secret that does not open stops its connection only. */
function toldBy(room: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof SecretError)) throw error
    throw new ProviderError(room, 'permanent', error.message, { cause: error })
  }
}

function openKeyRing(file: string, keys: string | undefined, isDryRun: boolean): KeyRing {
  if (keys !== undefined) return environmentKeyRing(keys, 'AFTERWORD_SECRET_KEYS')
  return isDryRun && !existsSync(file) ? temporaryKeyRing() : fileKeyRing(file)
}

/** How long a token lives is the provider's time, whatever `--now` says. */
const clock = systemClock

function openToken(
  { db, settings }: AccountsOptions,
  vault: Vault,
  service: AccountService,
  credential: { id: string; userId: string },
): AccessToken {
  const slot: SecretSlot = {
    read: () => readSecret(db, vault, credential),
    replace: (version, secret) => replaceSecret(db, vault, credential, { version, secret }, clock.now()),
    markRevoked: (version) => markRevoked(db, credential.id, version, clock.now()),
  }
  return keepAccessToken({ service, slot, clock, refresh: refresherOf(service, settings) })
}

function refresherOf(service: AccountService, settings: Settings): TokenSource['refresh'] {
  if (service === 'google')
    return async (grant, account) => {
      const { refreshGoogle } = await import('./providers/google/google-auth.ts')
      return refreshGoogle(registered('google', settings.google, asProviderError), account, grant)
    }
  return async (grant, account) => {
    const { refreshMicrosoft } = await import('./providers/microsoft/microsoft-auth.ts')
    return refreshMicrosoft(registered('microsoft', settings.microsoft, asProviderError), account, grant)
  }
}

function registrations({ google, microsoft }: Settings): Registration[] {
  const tenant = `${microsoft.authority.replace(/\/$/, '')}/${microsoft.tenant}/v2.0`
  return [
    { ...google, service: 'google' as const },
    { ...microsoft, service: 'microsoft' as const, issuer: microsoft.issuer ?? tenant },
  ].flatMap(({ service, issuer, clientId, clientSecret }) =>
    clientId === null ? [] : [{ service, issuer, clientId, clientSecret }],
  )
}

async function openConsent(service: AccountService, { google, microsoft }: Settings): Promise<ConsentPort> {
  if (service === 'google') {
    const { createGoogleConsent } = await import('./providers/google/google-consent.ts')
    return createGoogleConsent(registered('google', google, asUsageError))
  }
  const { createMicrosoftConsent } = await import('./providers/microsoft/microsoft-consent.ts')
  return createMicrosoftConsent(registered('microsoft', microsoft, asUsageError))
}

/** The settings of a service at which this installation is registered. */
function registered<T extends { clientId: string | null }>(
  service: AccountService,
  settings: T,
  toError: (service: AccountService, message: string) => Error,
): T & { clientId: string } {
  const { clientId } = settings
  if (clientId !== null) return { ...settings, clientId }
  throw toError(
    service,
    `This Afterword is not registered at ${serviceNames[service]} yet: set ${service}.clientId. docs/connect-${service}.md says how, step by step.`,
  )
}

const asUsageError = (_service: AccountService, message: string) => new UsageError(message)

/** In a pass it stops this account only. */
const asProviderError = (service: AccountService, message: string) =>
  new ProviderError(service, 'permanent', message)
