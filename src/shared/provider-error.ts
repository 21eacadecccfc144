import { ToldError } from './told-error.ts'

/** What the caller can do about it: sign in again, wait, try again, or tell the user. */
export type ProviderErrorKind = 'auth' | 'rate-limit' | 'temporary' | 'permanent'

export interface ProviderErrorOptions {
  cause?: unknown
  retryAfterSeconds?: number | null
}

/**
 * The one error that crosses from a provider into the pipeline. Its message is a sentence for the user which
 * says what is wrong and what to do; the cause keeps the detail for the log.
 */
export class ProviderError extends ToldError {
  readonly room: string
  readonly kind: ProviderErrorKind
  /** How long the other side wants to be left alone, in seconds; null when it does not say. */
  readonly retryAfterSeconds: number | null

  constructor(room: string, kind: ProviderErrorKind, message: string, options: ProviderErrorOptions = {}) {
    super(message, options)
    this.name = 'ProviderError'
    this.room = room
    this.kind = kind
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}
