import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atShell } from '../support/command-line.ts'
import { dentist, lumenInterview } from '../support/ics-file.ts'

const line = (id: string, event: unknown) =>
  JSON.stringify({ id, owner: { name: 'Alice Archer', email: 'alice@example.org' }, event })

const interview = {
  summary: 'Interview: Event Manager at Lumen Live',
  start: { dateTime: '2026-03-03T14:00:00+01:00' },
  end: { dateTime: '2026-03-03T15:00:00+01:00' },
  organizer: { email: 'rita.reed@lumenlive.example', displayName: 'Rita Reed' },
}
const dinner = { summary: 'Dinner', start: { date: '2026-03-04' }, end: { date: '2026-03-05' } }

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'afterword-detect-')), 'events.jsonl')
  writeFileSync(file, text)
  return file
}

describe('detect', () => {
  it('prints a line for each event, in input order, with the keys other programs read', async () => {
    const shell = atShell([])
    const { code, out } = await shell.run(
      'detect',
      fileWith(`${line('b', interview)}\n${line('a', dinner)}\n`),
      '--json',
    )
    const lines = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(code).toBe(0)
    expect(lines.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['b', 'interview'],
      ['a', 'no'],
    ])
    expect(Object.keys(lines[0] ?? {})).toEqual([
      ...['id', 'verdict', 'score', 'company', 'role', 'stage', 'interviewers', 'recruiter', 'platform'],
      ...['language', 'reasons'],
    ])
  })

  it('says which line it cannot read, and judges the rest', async () => {
    const shell = atShell([])
    const { code, out, err } = await shell.run(
      'detect',
      fileWith(`not json\n${line('a', interview)}\n`),
      '--json',
    )
    expect([code, out.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toMatch(/^Line 1 /)
  })

  it('judges a calendar file', async () => {
    const shell = atShell([lumenInterview, dentist])
    const { out } = await shell.run(
      'detect',
      shell.calendar,
      '--json',
      '--me',
      'alice@example.org',
      '--now',
      '2026-03-01T00:00:00Z',
    )
    const verdicts = out
      .trim()
      .split('\n')
      .map((text) => (JSON.parse(text) as { verdict: string }).verdict)
    expect(verdicts).toEqual(['interview', 'no'])
  })

  it('stores nothing', async () => {
    const shell = atShell([lumenInterview])
    await shell.run('detect', shell.calendar, '--me', 'alice@example.org')
    expect((await shell.run('status', '--me', 'alice@example.org', '--json')).out).toContain(
      '"interviews": []',
    )
  })
})
