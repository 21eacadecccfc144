import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDigests } from '../../src/store/digests.ts'
import { loadDossiers } from '../../src/store/dossiers.ts'
import { listDrafts } from '../../src/store/drafts.ts'
import { fault } from '../fake-cloud/index.ts'
import { type Candidate, manyCandidates } from './many-candidates.ts'

/** A thousand in CI; elsewhere fewer, for the sake of whoever waits. */
const interviews = process.env.CI ? 1000 : 80
const perCandidate = 20
const candidates = interviews / perCandidate

/** Calls that never arrive, that are done without an answer, that are answered in part, and refusals. */
const anything = [
  fault.dropBefore,
  fault.dropAfter,
  fault.dropAfter,
  fault.truncated,
  fault.serverError,
  fault.unavailable(),
  fault.tooManyRequests(1),
]

/** An interview by Ann and Ben at a company of its own: 20 in one week, four a day. */
function invitation(index: number) {
  const company = `Firma${String.fromCharCode(97 + (index % 20))} Events`
  const domain = `firma${String.fromCharCode(97 + (index % 20))}.example`
  const day = String(9 + (index % 5)).padStart(2, '0')
  const hour = String(9 + 2 * (Math.floor(index / 5) % 4)).padStart(2, '0')
  return {
    uid: `interview-${index}@${domain}`,
    title: `Interview: Event Manager at ${company}`,
    description: `We look forward to your interview for the Event Manager role at ${company}. You will meet: Ann Arbor, Ben Brook.`,
    start: `2026-03-${day}T${hour}:00:00.000Z`,
    timeZone: 'Europe/Berlin',
    organizer: `Ann Arbor <ann.arbor@${domain}>`,
    attendees: [`Ann Arbor <ann.arbor@${domain}>`, `Ben Brook <ben.brook@${domain}>`],
  }
}

describe(`${interviews} interviews while every tenth call fails`, () => {
  let world: Awaited<ReturnType<typeof manyCandidates>>
  beforeAll(async () => {
    world = await manyCandidates(candidates, '2026-03-01T12:00:00Z')
    world.candidates.forEach(({ account }, at) => {
      for (let n = 0; n < perCandidate; n++) account.calendar().add(invitation(at * perCandidate + n))
    })
    const armed = world.cloud.faults.on().everyTenth(13, anything)
    for (let minute = 0; minute < 6; minute++) await world.passAt(`2026-03-14T12:0${minute}:00Z`)
    expect(armed.hits).toBeGreaterThan(interviews / 4)
    armed.stop()
    for (let minute = 0; minute < 3; minute++) await world.passAt(`2026-03-14T13:0${minute}:00Z`)
  }, 900_000)
  afterAll(() => world.close())

  const wanted = async ({ user }: Candidate) =>
    (await listDrafts(world.db, user.id)).map(({ messageId, state }) => `${messageId} ${state}`).toSorted()

  it('are all found', async () => {
    for (const { user } of world.candidates)
      expect(await loadDossiers(world.db, user.id)).toHaveLength(perCandidate)
  })

  it('end with exactly one draft per interview, kind and person', async () => {
    for (const candidate of world.candidates) {
      const there = candidate.account.mail.drafts().map(({ messageId }) => `${messageId} placed`)
      expect(there.toSorted()).toEqual(await wanted(candidate))
    }
  })

  it('thank both people of each interview', async () => {
    for (const { user } of world.candidates) {
      const thanks = (await listDrafts(world.db, user.id)).filter(({ kind }) => kind === 'thank-you')
      expect(new Set(thanks.map(({ interviewId, person }) => `${interviewId} ${person}`)).size).toBe(
        2 * perCandidate,
      )
    }
  })

  it('bring each candidate the digest of the week once', async () => {
    for (const { user, account } of world.candidates) {
      expect(await listDigests(world.db, user.id)).toHaveLength(1)
      expect(account.mail.sent()).toHaveLength(1)
    }
  })
})
