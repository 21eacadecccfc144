import type { DigestMessage } from '../digest/digest-message.ts'
import { prepareDigest } from '../pass/digest-pass.ts'
import type { Pipeline } from '../pipeline.ts'
import type { User } from '../store/users.ts'

/** The digest as it would be sent now; nothing is sent or kept. */
export async function digestNow({ db, digest, clock }: Pipeline, user: User): Promise<DigestMessage> {
  return (await prepareDigest(db, digest, user, clock.now())).message
}
