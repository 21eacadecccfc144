import { addressOf, bob, eve, finn, gina, hugo, ines, jack, loopDay, talk } from './people.ts'
import type { Year } from './year.ts'

/** When the year begins: Alice has just begun to look for a job. */
export const beginning = '2026-01-05T12:00:00Z'

/** Everything that happens to Alice in a year, in order. */
export async function liveTheYear(year: Year): Promise<void> {
  await invitedMovedAndThanked(year)
  await aDayOfThreeTalks(year)
  await calledOff(year)
  await anOfferComes(year)
  await aNewSearch(year)
}

async function invitedMovedAndThanked(year: Year): Promise<void> {
  const { world } = year
  const lumen = talk({
    uid: 'lumen',
    role: 'Event Manager',
    company: 'Lumen Live',
    start: '2026-01-20T13:00:00Z',
    with: bob,
  })
  await world.invite({
    ...lumen,
    uid: 'team@invitations.example',
    title: 'Weekly team call',
    description: 'The usual round.',
  })
  await world.invite(lumen)
  await year.pass('2026-01-08T09:00:00Z')
  await year.pass('2026-01-12T07:00:00Z')
  await world.move(lumen.uid, '2026-01-22T13:00:00.000Z')
  await year.pass('2026-01-15T09:00:00Z')
  await year.pass('2026-01-19T07:00:00Z')
  await year.pass('2026-01-22T18:00:00Z')
  await world.edit(await year.draft('Lumen Live', 'thank-you', addressOf(bob)))
  await year.pass('2026-01-23T06:30:00Z')
  await world.send(await year.draft('Lumen Live', 'thank-you', addressOf(bob)))
  await year.pass('2026-01-23T09:00:00Z')
  await year.pass('2026-01-26T07:00:00Z')
  await answered(year, 'Lumen Live', bob, '2026-01-27T10:00:00Z')
  await year.pass('2026-01-27T10:15:00Z')
  await year.pass('2026-02-02T09:00:00Z')
}

async function aDayOfThreeTalks(year: Year): Promise<void> {
  const { world } = year
  for (const session of loopDay) await world.invite(session)
  await year.pass('2026-02-03T09:00:00Z')
  await year.pass('2026-02-09T07:00:00Z')
  await year.pass('2026-02-10T18:00:00Z')
  await world.send(await year.draft('Harbour Hall', 'thank-you', addressOf(eve)))
  await world.discard(await year.draft('Harbour Hall', 'thank-you', addressOf(finn)))
  await year.pass('2026-02-11T09:00:00Z')
  await world.send(await year.draft('Harbour Hall', 'thank-you', addressOf(gina)))
  await year.pass('2026-02-12T09:00:00Z')
  await year.pass('2026-02-16T07:00:00Z')
  // Nobody says anything: two friendly questions, of which the second is the last.
  await year.pass('2026-02-17T09:00:00Z')
  const [checkIn] = await placed(year, 'Harbour Hall', 'check-in')
  if (checkIn) await world.send(checkIn)
  await year.pass('2026-02-18T09:00:00Z')
  await year.pass('2026-02-23T07:00:00Z')
  await year.pass('2026-02-26T09:00:00Z')
  await year.pass('2026-03-02T07:00:00Z')
}

async function calledOff(year: Year): Promise<void> {
  const { world } = year
  const northlight = talk({
    uid: 'northlight',
    role: 'Producer',
    company: 'Northlight',
    start: '2026-03-12T10:00:00Z',
    with: hugo,
  })
  await world.invite(northlight)
  await year.pass('2026-03-09T07:00:00Z')
  await world.cancel(northlight.uid)
  await year.pass('2026-03-11T09:00:00Z')
  await year.pass('2026-03-12T18:00:00Z')
  await year.pass('2026-03-16T07:00:00Z')
}

async function anOfferComes(year: Year): Promise<void> {
  const { world } = year
  await world.invite(
    talk({
      uid: 'quay',
      role: 'Head of Events',
      company: 'Quay Events',
      start: '2026-04-14T12:00:00Z',
      with: ines,
    }),
  )
  await year.pass('2026-04-10T09:00:00Z')
  await year.pass('2026-04-14T18:00:00Z')
  await year.pass('2026-04-15T09:00:00Z')
  year.wait('2026-04-16T10:00:00Z')
  await year.tell('Quay Events', 'offer', '2026-04-24')
  await year.pass('2026-04-16T10:15:00Z')
  await year.pass('2026-04-20T07:00:00Z')
  year.wait('2026-04-22T10:00:00Z')
  await year.tell('Quay Events', 'declined')
  await year.pass('2026-04-22T10:15:00Z')
  await year.pass('2026-04-27T07:00:00Z')
}

async function aNewSearch(year: Year): Promise<void> {
  const { world } = year
  const orchard = talk({
    uid: 'orchard',
    role: 'Stage Manager',
    company: 'Orchard Arena',
    start: '2026-10-06T08:00:00Z',
    with: jack,
  })
  await world.invite(orchard)
  await year.pass('2026-10-01T09:00:00Z')
  await year.pass('2026-10-05T07:00:00Z')
  await year.pass('2026-10-06T12:00:00Z')
  // The organiser tidies up after the talk: that changes nothing.
  await world.remove(orchard.uid)
  await year.pass('2026-10-06T15:00:00Z')
  await world.send(await year.draft('Orchard Arena', 'thank-you', addressOf(jack)))
  await year.pass('2026-10-07T09:00:00Z')
  year.wait('2026-10-09T09:00:00Z')
  await year.tell('Orchard Arena', 'rejected')
  await year.pass('2026-10-12T09:00:00Z')
  await year.pass('2026-12-28T08:00:00Z')
}

/** Somebody answers. Where the mail may not be read, Alice says so in the same minute. */
async function answered(year: Year, company: string, from: string, at: string): Promise<void> {
  year.wait(at)
  await year.world.receive({ from, subject: 'Thank you for coming by' })
  if (!year.world.seesAnswers) await year.tell(company, 'replied')
}

async function placed(year: Year, company: string, kind: 'check-in') {
  const all = (await year.dossiers()).filter(({ interview }) => interview.company === company)
  return all.flatMap(({ drafts }) => drafts.filter((each) => each.kind === kind && each.state === 'placed'))
}
