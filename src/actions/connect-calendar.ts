import type { App } from '../app.ts'
import { type PassReport, runPass } from '../pipeline.ts'
import { dropUnusedAddresses, saveCalendarPlace } from '../store/addresses.ts'
import { listConnections, removeConnection } from '../store/connections.ts'
import type { User } from '../store/users.ts'
import { calendarPlace } from './calendar-place.ts'
import { giveBackCredentials } from './give-back.ts'

/** Connects a calendar beside those there are, and reads it. */
export function connectCalendar(app: App, user: User, place: string): Promise<PassReport> {
  const { pipeline, accounts, lock } = app
  return lock.hold(async () => {
    await saveCalendarPlace(pipeline.db, accounts.vault, user.id, calendarPlace(place), pipeline.clock.now())
    return runPass(pipeline, user)
  })
}

/** Lets a calendar go. Interviews that are over stay in the history. Answers whether there was one. */
export async function disconnectCalendar(app: App, user: User, id: string): Promise<boolean> {
  const { pipeline, lock } = app
  const { db } = pipeline
  const connections = await listConnections(db, user.id, 'calendar')
  if (!connections.some((connection) => connection.id === id)) return false
  await lock.hold(async () => {
    await removeConnection(db, user.id, id)
    await dropUnusedAddresses(db, user.id)
    await giveBackCredentials(app, user)
    await runPass(pipeline, user)
  })
  return true
}
