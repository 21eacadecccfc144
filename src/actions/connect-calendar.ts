import type { App } from '../app.ts'
import { type PassReport, runPass } from '../pipeline.ts'
import { listConnections, removeConnection, saveConnection } from '../store/connections.ts'
import type { User } from '../store/users.ts'

/** Connects a calendar beside those there are, and reads it. */
export function connectCalendar({ pipeline, lock }: App, user: User, place: string): Promise<PassReport> {
  return lock.hold(async () => {
    await saveConnection(pipeline.db, user.id, { role: 'calendar', kind: 'ics', location: place })
    return runPass(pipeline, user)
  })
}

/** Lets a calendar go. Interviews that are over stay in the history. Answers whether there was one. */
export async function disconnectCalendar({ pipeline, lock }: App, user: User, id: string): Promise<boolean> {
  const connections = await listConnections(pipeline.db, user.id, 'calendar')
  if (!connections.some((connection) => connection.id === id)) return false
  await lock.hold(async () => {
    await removeConnection(pipeline.db, user.id, id)
    await runPass(pipeline, user)
  })
  return true
}
