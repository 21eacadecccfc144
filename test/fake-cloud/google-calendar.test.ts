import { describe, expect, it } from 'vitest'
import { googleClients, refusal, type Started, start } from './test-clients.ts'

const INTERVIEW = { title: 'Interview at Acme', start: '2026-03-10T09:00:00Z', end: '2026-03-10T10:00:00Z' }

async function candidate() {
  const started: Started = await start()
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'google',
    timeZone: 'Europe/Berlin',
  })
  return { ...started, account, ...googleClients(started.cloud, account) }
}

describe('Google Calendar', () => {
  it('tells times with the offset of the zone they were written in, and what the owner answered', async () => {
    await using it = await candidate()
    const ref = it.account.calendar().add({
      ...INTERVIEW,
      organizer: 'Ann Lee <ann@acme.example>',
      attendees: ['Ann Lee <ann@acme.example>'],
      response: 'needsAction',
    })
    const { data } = await it.calendar.events.list({ calendarId: 'primary', singleEvents: true })
    expect(data.items).toMatchObject([
      {
        iCalUID: ref.uid,
        summary: 'Interview at Acme',
        start: { dateTime: '2026-03-10T10:00:00+01:00', timeZone: 'Europe/Berlin' },
        organizer: { email: 'ann@acme.example', displayName: 'Ann Lee' },
        attendees: [
          { email: 'ann@acme.example', responseStatus: 'accepted' },
          { email: 'kim@example.org', self: true, responseStatus: 'needsAction' },
        ],
      },
    ])
  })

  it('gives a sync token on the last page only', async () => {
    await using it = await candidate()
    for (let hour = 10; hour < 15; hour++) {
      it.account.calendar().add({ title: `Talk ${hour}`, start: `2026-03-10T${hour}:00:00Z` })
    }
    const first = (
      await it.calendar.events.list({ calendarId: 'primary', singleEvents: true, maxResults: 3 })
    ).data
    expect(first.items).toHaveLength(3)
    expect(first.nextSyncToken).toBeUndefined()
    const rest = {
      calendarId: 'primary',
      singleEvents: true,
      maxResults: 3,
      pageToken: first.nextPageToken ?? '',
    }
    const last = (await it.calendar.events.list(rest)).data
    expect(last.items).toHaveLength(2)
    expect(last.nextSyncToken).toEqual(expect.any(String))
  })

  it('tells with a sync token what changed since, and of what is gone no more than its id', async () => {
    await using it = await candidate()
    const calendar = it.account.calendar()
    const [kept, gone] = [calendar.add(INTERVIEW), calendar.add({ ...INTERVIEW, title: 'Second' })]
    const all = (await it.calendar.events.list({ calendarId: 'primary', singleEvents: true })).data
    const sync = { calendarId: 'primary', singleEvents: true, syncToken: all.nextSyncToken ?? '' }
    expect((await it.calendar.events.list(sync)).data.items).toEqual([])

    calendar.move(kept, { start: '2026-03-11T09:00:00Z' })
    calendar.cancel(gone)
    const { data } = await it.calendar.events.list(sync)
    expect(data.items).toHaveLength(2)
    expect(data.items?.[0]).toMatchObject({
      iCalUID: kept.uid,
      end: { dateTime: '2026-03-11T11:00:00+01:00' },
    })
    expect(Object.keys(data.items?.[1] ?? {}).toSorted()).toEqual(['etag', 'id', 'kind', 'status'])
  })

  it('answers 410 to a token that is too old', async () => {
    await using it = await candidate()
    const { data } = await it.calendar.events.list({ calendarId: 'primary' })
    it.account.calendar().expireSyncTokens()
    const call = it.calendar.events.list({ calendarId: 'primary', syncToken: data.nextSyncToken ?? '' })
    expect(await refusal(call)).toEqual({ status: 410, reason: 'fullSyncRequired' })
  })

  it('refuses a sync token together with bounds, or with other parameters than at first', async () => {
    await using it = await candidate()
    const { data } = await it.calendar.events.list({ calendarId: 'primary', singleEvents: true })
    const syncToken = data.nextSyncToken ?? ''
    const bounded = { calendarId: 'primary', singleEvents: true, syncToken, timeMin: '2026-03-01T00:00:00Z' }
    expect(await refusal(it.calendar.events.list(bounded))).toMatchObject({ status: 400 })
    expect(await refusal(it.calendar.events.list({ calendarId: 'primary', syncToken }))).toMatchObject({
      status: 400,
    })
  })
})
