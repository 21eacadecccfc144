import { callConnection } from './pass/call-connection.ts'
import { carryOut } from './pass/carry-out.ts'
import { type DigestSettings, digestPass } from './pass/digest-pass.ts'
import type { LetterSettings } from './pass/letter-work.ts'
import { mirrorTasks } from './pass/mirror-tasks.ts'
import type { PassContext, Trouble } from './pass/pass-context.ts'
import { type PushSettings, renewChannels } from './pass/renew-channels.ts'
import { takeIn } from './pass/take-in.ts'
import { updatePlans } from './pass/update-plans.ts'
import { type Connection, isReady, listConnections, recordError } from './store/connections.ts'
import type { User } from './store/users.ts'

export interface Pipeline extends PassContext {
  letters: LetterSettings
  digest: DigestSettings
  /** Null where services are not asked to knock. */
  push: PushSettings | null
}

export interface PassReport {
  /** Events that were added, changed or found gone. */
  changed: number
  troubles: Trouble[]
}

/**
 * One whole pass for one user: calendars in, interviews, their plan, letters into the mailbox, the digest. `retired`
 * are calendars that others took the place of.
 */
export async function runPass(
  pipeline: Pipeline,
  user: User,
  retired: Connection[] = [],
): Promise<PassReport> {
  const now = pipeline.clock.now()
  const { changed, troubles } = await takeIn(pipeline, user, now, retired)
  await updatePlans(pipeline.db, user, pipeline.rules.followUp, now)
  if (pipeline.push) troubles.push(...(await renewChannels(pipeline, pipeline.push, user, now)))
  troubles.push(...(await runDueWork(pipeline, user, 'always')))
  troubles.push(
    ...(await withConnections(pipeline, user, 'tasks', now, async (connection) => {
      await mirrorTasks(pipeline, user, connection, pipeline.openTaskList(connection, user), now)
      return []
    })),
  )
  return { changed, troubles }
}

/**
 * The second half of a pass: what has fallen due since the calendars were read. The user's mail is looked at whenever
 * a letter is about to be placed, and in a whole pass always.
 */
export async function runDueWork(
  pipeline: Pipeline,
  user: User,
  looks: 'always' | 'before placing' = 'before placing',
): Promise<Trouble[]> {
  const now = pipeline.clock.now()
  return [
    ...(await withConnections(pipeline, user, 'mailbox', now, (connection) =>
      carryOut(pipeline, user, connection, pipeline.openMailbox(connection), now, looks),
    )),
    ...(await withConnections(pipeline, user, 'sender', now, async (connection) => {
      await digestPass(pipeline.db, pipeline.digest, user, pipeline.openSender(connection, user), now)
      return []
    })),
  ]
}

/** Runs a step on the user's mailbox, sender or task list; what fails is remembered there and told, and stops nothing else. */
async function withConnections(
  { db }: Pipeline,
  user: User,
  role: 'mailbox' | 'sender' | 'tasks',
  now: string,
  step: (connection: Connection) => Promise<Trouble[]>,
): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  const ready = (await listConnections(db, user.id, role)).filter((connection) => isReady(connection, now))
  for (const connection of ready) {
    const found = await callConnection({ db }, connection, now, troubles, () => step(connection))
    if (found === null) continue
    await recordError(db, connection, found[0]?.message ?? null, now)
    troubles.push(...found)
  }
  return troubles
}
