import type { App } from '../app.ts'
import { type PassReport, runPass } from '../pipeline.ts'
import { saveCalendarPlace } from '../store/addresses.ts'
import { listConnections } from '../store/connections.ts'
import type { User } from '../store/users.ts'
import { calendarPlace } from './calendar-place.ts'
import { letGo } from './let-go.ts'

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
  const found = (await listConnections(db, user.id, 'calendar')).filter((each) => each.id === id)
  if (found.length === 0) return false
  await lock.hold(async () => {
    await letGo(app, user, found)
    await runPass(pipeline, user)
  })
  return true
}
