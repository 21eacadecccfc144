import { ToldError } from '../shared/told-error.ts'

/** A stored secret that does not open. The message holds nothing of it. */
export class SecretError extends ToldError {
  constructor(why: string) {
    super(
      `A stored sign-in cannot be opened: ${why}. Put your keys (secrets.keys) back from your backup, or connect that account again.`,
    )
    this.name = 'SecretError'
  }
}
