import { ToldError } from './told-error.ts'

/** Wrong usage or configuration: the program stops with exit code 2. The message is a sentence for the user. */
export class UsageError extends ToldError {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'UsageError'
  }
}
