import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atShell } from '../support/command-line.ts'
import { icsFile, lumenInterview } from '../support/ics-file.ts'

const now = ['--now', '2026-03-03T18:00:00Z']
const me = ['--me', 'alice@example.org']
const oneSentence = /^[^\n]+[.!)]\n$/

async function syncOf(place: string) {
  const shell = atShell([lumenInterview])
  return { shell, result: await shell.run('sync', '--calendar', place, ...me, ...now) }
}

describe('bad input gets one clear sentence and an exit code', () => {
  it('a calendar that is not there', async () => {
    const { result } = await syncOf('/nowhere/calendar.ics')
    expect(result.code).toBe(1)
    expect(result.err).toMatch(oneSentence)
    expect(result.err).toContain('/nowhere/calendar.ics')
  })

  it('a file that is no calendar', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'afterword-bad-')), 'notes.ics')
    writeFileSync(file, 'Dear diary,\n')
    const { result } = await syncOf(file)
    expect(result.code).toBe(1)
    expect(result.err).toMatch(oneSentence)
  })

  it('a folder without calendars', async () => {
    const { result } = await syncOf(mkdtempSync(join(tmpdir(), 'afterword-bad-')))
    expect(result.code).toBe(1)
    expect(result.err).toMatch(oneSentence)
  })

  it('an address that cannot be read, without telling its secret', async () => {
    const { result } = await syncOf('https://user:hush@127.0.0.1:9/private-4711/basic.ics?token=psst')
    expect(result.code).toBe(1)
    expect(result.err).toMatch(oneSentence)
    expect(result.err + result.out).not.toMatch(/hush|4711|psst/)
  })

  it('a calendar of another character set is read, and it is said', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'afterword-bad-')), 'latin1.ics')
    const text = icsFile([{ ...lumenInterview, location: 'Große Halle, Köln' }])
    writeFileSync(file, Buffer.from(text, 'latin1'))
    const { shell, result } = await syncOf(file)
    expect(result.code).toBe(1)
    expect(result.err).toMatch(oneSentence)
    const { interviews } = await shell.json('2026-03-03T18:00:00Z', 'status')
    expect(interviews).toHaveLength(1)
  })

  it('a wrong time zone, address, date or command', async () => {
    const shell = atShell([lumenInterview])
    const calendar = ['--calendar', shell.calendar]
    const results = [
      await shell.run('sync', ...calendar, ...me, '--time-zone', 'Mars/Olympus'),
      await shell.run('sync', ...calendar, '--me', 'alice at example'),
      await shell.run('sync', ...calendar, ...me, '--now', 'soon'),
      await shell.run('sync', ...calendar),
      await shell.run('snyc'),
      await shell.run('agree', 'nothing'),
    ]
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
    expect(results[0]?.err).toContain('Mars/Olympus')
    expect(results.every(({ out }) => out === '')).toBe(true)
  })

  it('a wrong setting', async () => {
    const shell = atShell([lumenInterview])
    mkdirSync(shell.data)
    writeFileSync(join(shell.data, 'config.yaml'), 'digest:\n  weekday: Monday\n')
    const { code, err } = await shell.run('status')
    expect([code, err]).toEqual([
      2,
      `The setting digest.weekday in ${join(shell.data, 'config.yaml')} is "Monday". Allowed: a value of type number.\n`,
    ])
  })

  it('a data folder that is a file', async () => {
    const shell = atShell([lumenInterview])
    writeFileSync(shell.data, '')
    const { code, err } = await shell.run('sync', '--calendar', shell.calendar, ...me, ...now)
    expect(code).toBe(1)
    expect(err).toMatch(oneSentence)
  })

  it('a mailbox that cannot be written: the rest is done, and nothing is lost', async () => {
    const shell = atShell([lumenInterview])
    writeFileSync(shell.mailbox, 'not a folder')
    const sync = [
      'sync',
      '--calendar',
      shell.calendar,
      '--mailbox',
      shell.mailbox,
      ...me,
      '--time-zone',
      'Europe/Berlin',
      ...now,
      '--json',
    ]
    const blocked = await shell.run(...sync)
    expect(blocked.code).toBe(1)
    const document = JSON.parse(blocked.out) as { interviews: unknown[]; connections: { ok: boolean }[] }
    expect(document.interviews).toHaveLength(1)
    expect(document.connections.some(({ ok }) => !ok)).toBe(true)
    rmSync(shell.mailbox)
    const after = await shell.run(...sync)
    expect(after.code).toBe(0)
    const { drafts } = JSON.parse(after.out) as { drafts: { kind: string; state: string }[] }
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.every(({ kind, state }) => kind === 'thank-you' && state === 'placed')).toBe(true)
  })

  it('a mistyped path after a good one loses nothing', async () => {
    const shell = atShell([lumenInterview])
    const before = await shell.sync('2026-03-02T09:00:00+01:00')
    const wrong = await shell.run(
      'sync',
      '--calendar',
      `${shell.calendar}x`,
      ...me,
      '--now',
      '2026-03-02T10:00:00+01:00',
    )
    expect(wrong.code).toBe(1)
    expect((await shell.json('2026-03-02T10:00:00+01:00', 'status')).tasks).toEqual(before.tasks)
  })

  it('a calendar that is cut off in the middle loses nothing', async () => {
    const shell = atShell([{ ...lumenInterview, uid: 'a', summary: 'Lunch' }, lumenInterview])
    const before = await shell.sync('2026-03-02T09:00:00+01:00')
    const whole = readFileSync(shell.calendar, 'utf8')
    writeFileSync(shell.calendar, whole.slice(0, whole.indexOf('END:VEVENT') + 12))
    const cut = await shell.run(
      'sync',
      '--calendar',
      shell.calendar,
      ...me,
      '--now',
      '2026-03-02T10:00:00+01:00',
    )
    expect(cut.code).toBe(1)
    expect((await shell.json('2026-03-02T10:00:00+01:00', 'status')).tasks).toEqual(before.tasks)
  })
})
