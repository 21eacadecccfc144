import { beforeAll, describe, expect, it } from 'vitest'
import type { MakeWorld } from './candidate-world.ts'
import { cloudWorld } from './cloud-world.ts'
import { embeddedWorld } from './embedded-world.ts'
import { beginning, liveTheYear } from './live-the-year.ts'
import { googleRooms, microsoftRooms } from './rooms.ts'
import { hasStandards, standardsWorld } from './standards-world.ts'
import { beginYear } from './year.ts'
import { type YearEnd, yearEnd } from './year-end.ts'

/** How long a year may take where others work on the same machine; milliseconds. */
const patience = 120_000

async function lived(makeWorld: MakeWorld): Promise<YearEnd> {
  const year = await beginYear(makeWorld, beginning)
  try {
    await liveTheYear(year)
    return await yearEnd(year)
  } finally {
    await year.close()
  }
}

const elsewhere: [string, MakeWorld][] = [
  ['Google', (now) => cloudWorld(googleRooms, now)],
  ['Microsoft', (now) => cloudWorld(microsoftRooms, now)],
]

describe('a year in the life of a candidate', () => {
  let end: YearEnd
  const at = (company: string) => end.interviews.filter((interview) => interview.company === company)
  beforeAll(async () => {
    end = await lived(embeddedWorld)
  }, patience)

  it('an interview that moved was thanked for once, by a draft the user edited and sent', () => {
    const [lumen, ...more] = at('Lumen Live')
    expect(more).toEqual([])
    expect(lumen?.start).toBe('2026-01-22T13:00:00.000Z')
    expect(lumen?.drafts).toContain('thank-you bob.berger@lumenlive.example sent')
  })

  it('an answer stopped the check-ins', () => {
    const [lumen] = at('Lumen Live')
    expect(lumen?.outcomes).toEqual(['replied 2026-01-27T10:00:00.000Z'])
    expect(lumen?.drafts.filter((draft) => draft.startsWith('check-in'))).toEqual([])
  })

  it('a day of three talks is one interview with a thank-you each, and the deleted one stayed deleted', () => {
    const [harbour, ...more] = at('Harbour Hall')
    expect(more).toEqual([])
    expect(harbour?.drafts.filter((draft) => draft.startsWith('thank-you'))).toEqual([
      'thank-you eve.ellis@harbourhall.example sent',
      'thank-you finn.foster@harbourhall.example deleted',
      'thank-you gina.grant@harbourhall.example sent',
    ])
  })

  it('silence was met with two check-ins and no more', () => {
    const [harbour] = at('Harbour Hall')
    expect(harbour?.drafts.filter((draft) => draft.startsWith('check-in'))).toEqual([
      'check-in eve.ellis@harbourhall.example sent',
      'check-in-2 eve.ellis@harbourhall.example placed',
    ])
  })

  it('an interview that was called off left nothing to do and nothing in the drafts', () => {
    const [northlight] = at('Northlight')
    expect(northlight?.state).toBe('cancelled')
    expect(northlight?.drafts).toEqual([])
    expect(northlight?.tasks.filter((task) => !task.includes('withdrawn'))).toEqual([])
  })

  it('an offer was told to the other processes, and taken back from there when it was declined', () => {
    expect(at('Quay Events')[0]?.outcomes.map((outcome) => outcome.split(' ')[0])).toEqual([
      'offer',
      'declined',
    ])
    expect(at('Harbour Hall')[0]?.drafts).toContain('offer-news eve.ellis@harbourhall.example withdrawn')
  })

  it('an event deleted after the talk changed nothing, and a rejection was answered graciously', () => {
    const [orchard] = at('Orchard Arena')
    expect(orchard?.state).toBe('scheduled')
    expect(orchard?.drafts).toContain('rejection-reply jack.jones@orchardarena.example placed')
  })

  it('a digest came for every week in which there was a pass after its hour, once', () => {
    expect(end.digests.filter((digest) => digest.endsWith('sent'))).toHaveLength(end.digestsThatCame.length)
    expect(new Set(end.digests).size).toBe(end.digests.length)
  })

  it.each(elsewhere)('lived at %s it leaves the same', { timeout: patience }, async (_, makeWorld) => {
    expect(await lived(makeWorld)).toEqual(end)
  })

  it.skipIf(!hasStandards)(
    'lived with servers of open standards it leaves the same',
    { timeout: patience },
    async () => {
      expect(await lived(standardsWorld)).toEqual(end)
    },
  )

  it('what was no interview left no trace', () => {
    expect(JSON.stringify(end)).not.toContain('team@invitations.example')
  })
})
