import { rotateKeys } from '../../secrets/rotate-keys.ts'
import { resealCredentials } from '../../store/credentials.ts'
import { type GlobalOptions, inSession } from '../session.ts'
import type { Streams } from '../streams.ts'

/** Seals the stored sign-ins of everybody with a new key. Nobody works on the data folder meanwhile. */
export function rotateSecretKeys(options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, ({ app }) =>
    app.lock.hold(async () => {
      const { ring, vault } = app.accounts
      const count = await rotateKeys(ring, () => resealCredentials(app.pipeline.db, vault))
      // What was sealed with an old key must not be found in the file any more.
      await app.compact()
      if (options.json) streams.out(`${JSON.stringify({ sealed: count })}\n`)
      else
        streams.out(
          `${count} stored sign-ins are sealed with the newest key. ${advice(ring.rotation === null)}\n`,
        )
      return 0
    }),
  )
}

function advice(isFromOutside: boolean): string {
  return isFromOutside
    ? 'You can take the other keys out of AFTERWORD_SECRET_KEYS now.'
    : 'Keep a copy of secrets.keys apart from the database.'
}
