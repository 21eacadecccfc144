import { expect, it } from 'vitest'
import { listGoogleCalendars } from '../../../src/providers/google/index.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { googleCloud } from './google-cloud.ts'

it("lists the account's calendars over all pages, its own first, and which are ticked", async () => {
  await using it = await googleCloud()
  const other = it.cloud.world.account('bob@example.org', { provider: 'google' })
  other.calendar().shareWith(it.account.state, 'reader')
  it.account.addCalendar({ name: 'Job search' })
  it.account.addCalendar({ name: 'Holidays' }).unselect()
  it.cloud.faults.on().always(fault.shortPages(1))
  const calendars = await listGoogleCalendars(it.options)
  expect(calendars[0]).toMatchObject({ id: 'alice@example.org', isPrimary: true, isSelected: true })
  expect(calendars.map(({ name, isSelected }) => `${name} ${isSelected}`).toSorted()).toEqual([
    'Holidays false',
    'Job search true',
    'alice@example.org true',
    'bob@example.org true',
  ])
})

it('leaves out calendars that show no more than free and busy', async () => {
  await using it = await googleCloud()
  const other = it.cloud.world.account('bob@example.org', { provider: 'google' })
  other.calendar().shareWith(it.account.state, 'freeBusyReader')
  expect((await listGoogleCalendars(it.options)).map(({ id }) => id)).toEqual(['alice@example.org'])
})
