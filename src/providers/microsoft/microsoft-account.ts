import type { AccessToken } from '../../shared/access-token.ts'

/** One Microsoft account, as its calendars, mailbox, sender, task list and push use it. */
export interface MicrosoftAccount {
  /** Its own address; who may have four calls under way at once, and the only one a digest goes to. */
  accountEmail: string
  accessToken: AccessToken
  /** Graph with its version, such as https://graph.microsoft.com/v1.0; another one in sovereign clouds. */
  graphRoot: string
  /** Between 0 and 1; the machine's own by default. */
  random?: () => number
  /** Waits for that many milliseconds; really, by default. */
  sleep?: (milliseconds: number) => Promise<void>
}
