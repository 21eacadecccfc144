import { type SettingsPlace, settingsPlace } from '../actions/change-settings.ts'
import type { App } from '../app.ts'
import type { User } from '../store/users.ts'
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
    requestsPerMinute: 600,
    tell,
  }
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
