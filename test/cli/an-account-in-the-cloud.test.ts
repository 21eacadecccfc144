import { describe, expect, it } from 'vitest'
import { atCloudShell, services, talkWithBob } from '../support/cloud-shell.ts'

const evening = '2026-03-03T18:00:00Z'
const monday = '2026-03-09T09:00:00Z'

describe.each(services)('an account at %s, from the command line', { timeout: 120_000 }, (service) => {
  it('is connected, read, written to and disconnected', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add(talkWithBob)
    const connected = await at.connect()
    expect(connected.interviews.map(({ company, role }) => [company, role])).toEqual([
      ['Lumen Live', 'Event Manager'],
    ])

    const placed = await at.syncAt(evening)
    expect(placed.drafts.map(({ to, kind, state }) => [to, kind, state])).toEqual([
      ['bob.berger@lumenlive.example', 'thank-you', 'placed'],
    ])
    expect(at.account.mail.drafts().map(({ to }) => to[0]?.email)).toEqual(['bob.berger@lumenlive.example'])
    expect(placed.drafts[0]?.link).toMatch(/^https:/)
    const recipients = at.account.mail.sent().flatMap(({ to, cc, bcc }) => [...to, ...cc, ...bcc])
    expect(recipients.filter(({ email }) => email !== 'alice@example.org')).toEqual([])

    const left = await at.run('disconnect', service, '--json')
    expect(
      JSON.parse(left.out)
        .connections.map(({ kind }: { kind: string }) => kind)
        .toSorted(),
    ).toEqual(['folder-mailbox', 'folder-sender'])
    expect(at.account.mail.drafts()).toHaveLength(1)
  })

  it('with nothing new costs one request per calendar and no write to the database', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add(talkWithBob)
    at.account.addCalendar({ name: 'Job search' })
    await at.connect()
    const calendars = at.account.calendars().length
    expect(calendars).toBe(2)
    await at.syncAt('2026-03-01T12:15:00Z')
    const database = at.watchDatabase()
    const before = database.version()
    at.cloud.requests.clear()
    await at.syncAt('2026-03-01T12:30:00Z')
    const asked = at.cloud.requests.all().map(({ method, path }) => `${method} ${path}`)
    expect(asked).toHaveLength(calendars)
    expect(database.version()).toBe(before)
    at.account.calendar().move(talkWithBob, { start: '2026-03-04T13:00:00.000Z' })
    await at.syncAt('2026-03-01T12:45:00Z')
    expect(database.version()).not.toBe(before)
    database.close()
  })

  it('gets its digest from itself and to itself, once a week', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add(talkWithBob)
    await at.connect()
    await at.syncAt(monday)
    await at.syncAt('2026-03-09T10:00:00Z')
    expect(
      at.account.mail.sent().map(({ to, cc, bcc }) => [...to, ...cc, ...bcc].map(({ email }) => email)),
    ).toEqual([['alice@example.org']])
  })

  it('has the tasks in its own task list when that was asked for, both ways', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add(talkWithBob)
    await at.connect('--tasks')
    await at.syncAt(evening)
    const listed = at.account.tasks.all()
    const thanks = listed.find(({ title }) => /thank/i.test(title))
    expect(thanks?.due?.slice(0, 10)).toBe('2026-03-04')
    at.account.tasks.complete({ id: thanks?.id ?? '' })
    const { tasks } = await at.syncAt('2026-03-03T18:15:00Z')
    expect(tasks.find(({ kind }) => kind === 'thank-you')?.state).toBe('done')
  })

  it('that lets nobody in any more is told once, and stands in the status until it is connected again', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add(talkWithBob)
    await at.connect()
    at.account.revoke()
    at.timeIs('2026-03-01T14:00:00Z')
    const first = await at.run('sync')
    expect([first.code, first.err]).toEqual([1, expect.stringContaining(`afterword connect ${service}`)])
    const second = await at.run('sync')
    expect([second.code, second.err]).toEqual([0, ''])
    expect((await at.run('status')).out).toContain(`afterword connect ${service}`)
    await at.connect()
    expect((await at.run('status')).out).not.toContain(`afterword connect ${service}`)
  })

  it('that declined an invitation has nothing planned, and is not taken for one of the panel', async () => {
    await using at = await atCloudShell(service)
    at.account.calendar().add({ ...talkWithBob, response: 'declined' })
    const { interviews, tasks } = await at.connect()
    expect(
      interviews.map(({ state, interviewers }) => [state, interviewers.map(({ email }) => email)]),
    ).toEqual([['declined', ['bob.berger@lumenlive.example']]])
    expect(tasks).toEqual([])
  })
})

describe.each(services)(
  'an account at %s with another address than its owner is known by',
  { timeout: 120_000 },
  (service) => {
    const known = ['--me', 'alice@example.org', '--mode', 'threads'] as const
    const begin = () => atCloudShell(service, { address: 'alice.archer@mail.example' })
    const invited = { ...talkWithBob, attendees: ['Carla Conti <carla.conti@lumenlive.example>'] }

    it('is its owner: neither thanked, nor overlooked when it declines', async () => {
      await using at = await begin()
      at.account.calendar().add(invited)
      at.account.calendar().add({
        uid: 'declined@invitations.example',
        title: 'Interview: Venue Manager at Harbour Hall',
        description: 'Your interview for the Venue Manager role at Harbour Hall.',
        start: '2026-03-05T10:00:00.000Z',
        organizer: 'Eve Ellis <eve.ellis@harbourhall.example>',
        response: 'declined',
      })
      const { interviews } = await at.connect(...known)
      expect(interviews.map(({ state }) => state).toSorted()).toEqual(['declined', 'upcoming'])
      const { drafts } = await at.syncAt(evening)
      expect(drafts.map(({ to }) => to).toSorted()).toEqual([
        'bob.berger@lumenlive.example',
        'carla.conti@lumenlive.example',
      ])
    })

    it('gets the digest, without which nobody would', async () => {
      await using at = await begin()
      at.account.calendar().add(talkWithBob)
      await at.connect(...known)
      await at.syncAt(monday)
      expect(at.account.mail.sent().map(({ to }) => to.map(({ email }) => email))).toEqual([
        ['alice.archer@mail.example'],
      ])
    })

    it('writes by hand: no answer of the company, but the thank-you that ours gives way to', async () => {
      await using at = await begin()
      at.account.calendar().add(talkWithBob)
      await at.connect(...known)
      at.timeIs('2026-03-03T14:30:00Z')
      at.account.mail.writeAndSend({
        to: ['bob.berger@lumenlive.example'],
        subject: 'Thank you',
        text: 'Thank you for today.',
      })
      const { drafts } = await at.syncAt(evening)
      expect(drafts.map(({ kind, state }) => [kind, state])).toEqual([['thank-you', 'sent']])
      expect(at.account.mail.drafts()).toEqual([])
    })
  },
)

describe.each(services)('a second mailbox at %s', { timeout: 120_000 }, (service) => {
  it('takes the place of the first, whose sign-in is kept no longer', async () => {
    await using at = await atCloudShell(service)
    at.cloud.world.account('alice.archer@mail.example', { provider: service })
    await at.connect()
    at.agreeAs('alice.archer@mail.example')
    await at.run('connect', service, '--no-browser')
    const { credentials } = JSON.parse((await at.run('export')).out) as {
      credentials: { account: string; purpose: string }[]
    }
    expect(credentials.map(({ account, purpose }) => `${account} ${purpose}`).toSorted()).toEqual([
      'alice.archer@mail.example calendar',
      'alice.archer@mail.example drafts',
      'alice@example.org calendar',
    ])
  })
})
