import { describe, expect, it } from 'vitest'
import { applyReading } from '../../src/pass/apply-reading.ts'
import { listConnections } from '../../src/store/connections.ts'
import { listEvents } from '../../src/store/events.ts'
import { alice, makeEvent } from '../support/make-event.ts'
import { startStory } from '../support/story.ts'

const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' }

/** The interview of Alice ends on 3 March at 14:00 UTC; the calendar lists nothing from `moments` on. */
async function missingAt(...moments: string[]) {
  const { db, user } = await startStory([makeEvent()], '2026-03-01T12:00:00Z')
  for (const now of moments) {
    const [calendar] = await listConnections(db, user.id, 'calendar')
    if (!calendar) throw new Error('no calendar')
    const reading = {
      judged: [],
      gone: new Set<string>(),
      goneSources: new Set<string>(),
      coverage: 'complete' as const,
      cursor: now,
      readsMail: false,
      eventsRead: 0,
      troubles: [],
    }
    await applyReading(db, calendar, reading, { owner: alice, window, now, absenceNeedsSecondRead: true })
  }
  const [copy] = await listEvents(db, user.id)
  return copy?.calledOffAt
}

describe('an event that vanished from a subscribed calendar', () => {
  it('may come back: one reading without it changes nothing', async () => {
    expect(await missingAt('2026-03-02T12:00:00.000Z')).toBeNull()
  })

  it('is gone when a second reading does not have it either', async () => {
    expect(await missingAt('2026-03-02T12:00:00.000Z', '2026-03-02T13:00:00.000Z')).toBe(
      '2026-03-02T13:00:00.000Z',
    )
  })

  it('is gone when it was first missed before its end, even if that is confirmed after it', async () => {
    expect(await missingAt('2026-03-03T13:50:00.000Z', '2026-03-03T14:10:00.000Z')).not.toBeNull()
  })

  it('changes nothing when it was first missed after its end', async () => {
    expect(await missingAt('2026-03-03T14:10:00.000Z', '2026-03-03T15:00:00.000Z')).toBeNull()
  })
})
