import { describe, expect, it } from 'vitest'
import { runPass } from '../../src/pipeline.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { loadDossiers } from '../../src/store/dossiers.ts'
import { listEvents } from '../../src/store/events.ts'
import { deleteUser, saveUser } from '../../src/store/users.ts'
import { makeEvent, person } from '../support/make-event.ts'
import { startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'

/** Bea has the same invitation in her calendar as Alice. */
async function withBea() {
  const attendees = [
    person('Alice Archer', 'alice@example.org'),
    person('Bea Brook', 'bea@example.org'),
    person('Bob Berger', 'bob.berger@lumenlive.example'),
  ]
  const story = await startStory([makeEvent({ attendees })], sunday)
  const bea = await saveUser(
    story.db,
    { email: 'bea@example.org', name: 'Bea Brook', timeZone: 'Europe/London' },
    story.now(),
  )
  for (const role of ['calendar', 'mailbox', 'sender'] as const)
    await saveConnection(story.db, bea.id, { role, kind: 'memory', location: role })
  await runPass(story.pipeline, bea)
  return { story, bea }
}

describe('two users with the same event', () => {
  it('have an interview and a plan each', async () => {
    const { story, bea } = await withBea()
    const ids = [story.user.id, bea.id].map(async (id) =>
      (await loadDossiers(story.db, id)).map(({ interview }) => interview.id),
    )
    const [ofAlice, ofBea] = await Promise.all(ids)
    expect(ofAlice).toHaveLength(1)
    expect(ofBea).toHaveLength(1)
    expect(ofAlice).not.toEqual(ofBea)
  })

  it('lose nothing when the other one leaves', async () => {
    const { story, bea } = await withBea()
    const before = await story.dossiers()
    await deleteUser(story.db, bea.id)
    expect(await loadDossiers(story.db, bea.id)).toEqual([])
    expect(await listEvents(story.db, bea.id)).toEqual([])
    expect(await story.dossiers()).toEqual(before)
  })
})
