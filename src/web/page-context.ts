import { type SettingsPlace, settingsPlace } from '../actions/change-settings.ts'
import type { App } from '../app.ts'
import type { User } from '../store/users.ts'
import { createIdentityProvider, type IdentityProvider } from './accounts/identity-provider.ts'
import { type BackgroundWork, backgroundWork } from './background-work.ts'
import { createRenderer, type Renderer } from './render/renderer.ts'
import type { WebPlace } from './unsubscribe-link.ts'

/** What the pages work with. */
export interface PageContext {
  app: App
  place: WebPlace
  renderer: Renderer
  work: BackgroundWork
  settings: SettingsPlace
  /** With whom people sign in; null where whoever is at this machine gets a link that works once. */
  identityProviders: IdentityProvider[] | null
  /** Of one person, or of one address that has not signed in: far more than a hand makes, far fewer than a guess needs. */
  requestsPerMinute: number
  /** Where a fault of ours is told to whoever runs this. */
  tell(error: unknown): void
}

/** The page of an open application. */
export function pageContext(app: App, place: WebPlace, tell: (error: unknown) => void): PageContext {
  return {
    app,
    place,
    renderer: createRenderer(),
    work: backgroundWork(app, tell),
    settings: settingsPlace(app.options.dataFolder, process.env),
    identityProviders: identityProviders(app, tell),
    requestsPerMinute: 600,
    tell,
  }
}

function identityProviders(
  { accounts, options }: App,
  tell: (error: unknown) => void,
): IdentityProvider[] | null {
  if (options.settings.web.signIn === 'local') return null
  return accounts.signIn.map((registration) => createIdentityProvider(registration, tell))
}

/** Who is looking. */
export interface SignedIn {
  user: User
  /** Which session it is, as the store knows it. */
  sessionHash: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody has signed in: only a few public routes are reached then. */
    signedIn: SignedIn | null
  }
}
