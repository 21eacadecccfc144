import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { atShellWith } from '../support/connecting.ts'
import { icsFile, lumenInterview } from '../support/ics-file.ts'
import { makeDavCalendar } from '../support/servers/dav-calendar.ts'
import { hasRadicale, type RadicaleServer, startRadicale } from '../support/servers/radicale.ts'

const here = { network: { allowPrivateHosts: ['127.0.0.1'] } }
const alice = { user: 'alice@example.org', password: 'one of many: äöü' }
const now = ['--now', '2026-03-02T09:00:00Z', '--time-zone', 'Europe/Berlin']
const quiet = () => {}

describe.skipIf(!hasRadicale)('connecting calendars', () => {
  let server: RadicaleServer
  beforeAll(async () => {
    server = await startRadicale(alice.user, alice.password)
  })
  afterAll(() => server.stop())

  const connect = (...more: string[]) => [
    ...['connect', 'caldav', '--url', server.home, '--address', alice.user, '--password-stdin', ...now],
    ...more,
  ]
  const withCalendar = async () => {
    const name = randomUUID()
    const calendar = await makeDavCalendar(server.home, name, alice)
    await calendar.put('lumen', icsFile([lumenInterview]))
    return calendar
  }
  const kindsIn = ({ connections }: StatusDocument) => connections.map(({ kind }) => kind)

  it('tells each step, reads what is there and finds the interview in it', async () => {
    const calendar = await withCalendar()
    const { run, everythingKept } = atShellWith(here)
    const { code, out, err } = await run(connect('--json'), quiet, { piped: alice.password })
    expect([code, err]).toEqual([
      0,
      [
        `Trying 127.0.0.1:${server.port}:`,
        '  name found … ok',
        '  port open … ok',
        '  TLS … ok',
        '  password accepted … ok',
        '  calendars found … ok',
        'Calendar: Work',
        '',
      ].join('\n'),
    ])
    const found = JSON.parse(out) as StatusDocument
    expect(kindsIn(found)).toEqual(['caldav', 'folder-mailbox', 'folder-sender'])
    expect(found.interviews).toMatchObject([{ company: 'Lumen Live' }])
    expect(everythingKept()).not.toContain(alice.password)
    await calendar.drop()
  })

  it('chooses calendars and a task list by their names, and puts tasks there', async () => {
    const calendar = await withCalendar()
    const { run } = atShellWith(here)
    const wrong = await run(connect('--calendar', 'Private'), quiet, { piped: alice.password })
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('Nothing for --calendar is called "Private" there. There are: Work.'),
    })
    const { code, out } = await run(connect('--calendar', 'work', '--tasks', 'Work', '--json'), quiet, {
      piped: alice.password,
    })
    expect([code, kindsIn(JSON.parse(out) as StatusDocument)]).toEqual([
      0,
      ['caldav', 'folder-mailbox', 'folder-sender', 'caldav-tasks'],
    ])
    const kept = [...(await calendar.all()).values()]
    expect(kept.some((text) => text.includes('BEGIN:VTODO'))).toBe(true)

    const left = await run(['disconnect', 'caldav', '--json', ...now])
    expect(kindsIn(JSON.parse(left.out) as StatusDocument)).toEqual(['folder-mailbox', 'folder-sender'])
    expect(JSON.parse((await run(['export'])).out)).toMatchObject({ credentials: [] })
    await calendar.drop()
  })

  it('is left alone when the password is refused, until another one is given', async () => {
    const calendar = await withCalendar()
    const { run } = atShellWith(here)
    await run(connect(), quiet, { piped: alice.password })
    await server.setPassword('another one')
    const states = async (...args: string[]) => {
      const { out } = await run([...args, '--json', ...now])
      return (JSON.parse(out) as StatusDocument).connections.filter(({ kind }) => kind === 'caldav')
    }
    expect(await states('sync')).toMatchObject([
      { ok: false, error: expect.stringContaining('does not accept the user name or the password') },
    ])
    expect((await run(['status'])).out).toContain('does not accept the user name or the password')
    await run(connect(), quiet, { piped: 'another one' })
    expect(await states('status')).toMatchObject([{ ok: true, error: null }])
    await server.setPassword(alice.password)
    await calendar.drop()
  })

  it('keeps nothing when the password is wrong, and says so in one sentence', async () => {
    const { run } = atShellWith(here)
    const { code, err } = await run(connect(), quiet, { piped: 'wrong' })
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/password accepted … failed\n127\.0\.0\.1:\d+ does not accept the user name or/),
    ])
    expect((await run(['status'])).code).toBe(2)
  })
})
