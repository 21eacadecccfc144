import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import type { CalendarPort } from '../../src/calendar/calendar-port.ts'
import { runPass } from '../../src/pipeline.ts'
import { createMemoryMailbox } from '../../src/providers/memory/memory-mailbox.ts'
import { createMemorySender } from '../../src/providers/memory/memory-sender.ts'
import type { AccessToken } from '../../src/shared/access-token.ts'
import { mustConnectAgain } from '../../src/shared/must-connect-again.ts'
import { listConnections, saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from '../support/make-event.ts'
import { testPipeline } from '../support/test-pipeline.ts'

const now = '2026-03-03T12:00:00.000Z'

describe('a grant that was taken back', () => {
  it('stops its calendars, is told once, and ends when the account is connected again', async () => {
    let isDead = true
    let calls = 0
    const token: AccessToken = async () => {
      calls += 1
      if (isDead) throw mustConnectAgain('google', alice.email)
      return 'token'
    }
    const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
    const pipeline = testPipeline({
      db,
      now: () => now,
      openDetector: async () => ({
        version: '1',
        detect: () => {
          throw new Error('There is no event to judge.')
        },
        companyDomain: () => null,
      }),
      openCalendar: () => calendarWith(token),
      openMailbox: () => createMemoryMailbox(),
      openSender: () => createMemorySender(alice.email),
    })
    const user = await saveUser(db, alice, now)
    const connect = async () => {
      for (const location of ['one', 'two'])
        await saveConnection(db, user.id, { role: 'calendar', kind: 'google', location, credentialId: 'c' })
    }
    await connect()
    const sentence = `Google no longer lets Afterword into ${alice.email}. To connect it again: afterword connect google`
    const told = (await runPass(pipeline, user)).troubles.map(({ message }) => message)
    expect([...new Set(told)]).toEqual([sentence])
    expect((await runPass(pipeline, user)).troubles).toEqual([])
    expect(calls).toBe(2)
    expect((await listConnections(db, user.id)).map(({ error }) => error)).toEqual([sentence, sentence])

    isDead = false
    await connect()
    expect((await runPass(pipeline, user)).troubles).toEqual([])
    expect(calls).toBe(4)
    expect((await listConnections(db, user.id)).map(({ error }) => error)).toEqual([null, null])
  })
})

/** An empty calendar that needs a token to be read. */
function calendarWith(token: AccessToken): CalendarPort {
  return {
    kind: 'google',
    absenceNeedsSecondRead: false,
    tellsAnswers: false,
    async *read() {
      await token()
      yield { type: 'end', coverage: 'complete', cursor: '1', eventsRead: 0 }
    },
  }
}
