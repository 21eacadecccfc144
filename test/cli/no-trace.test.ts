import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atShell } from '../support/command-line.ts'
import { dentist, lumenInterview } from '../support/ics-file.ts'

const words = /Quastenflosser|xylophonartig|Brombeerstrauch|Krummhorn/i

/** Every file below a folder, as one text. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n')
}

describe('an event that is not an interview leaves no trace', () => {
  it('in the data folder, in the mailbox, and on the streams', async () => {
    const shell = atShell([lumenInterview, dentist])
    const { out, err } = await shell.run(
      ...['sync', '--calendar', shell.calendar, '--mailbox', shell.mailbox, '--me', 'alice@example.org'],
      ...['--now', '2026-03-03T18:00:00Z'],
    )
    expect(out).toContain('Lumen')
    const traces = [everything(shell.data), everything(shell.mailbox), out, err]
    expect(traces.filter((text) => words.test(text))).toEqual([])
    expect(everything(shell.data)).toContain('Lumen')
  })

  it('nor when it is broken and cannot be read', async () => {
    const shell = atShell([lumenInterview, { ...dentist, start: 'yesterday, Krummhorn said' }])
    const { code, err } = await shell.run(
      'sync',
      '--calendar',
      shell.calendar,
      '--me',
      'alice@example.org',
      '--now',
      '2026-03-03T18:00:00Z',
    )
    expect(code).toBe(1)
    expect(err).toMatch(/line \d+/)
    expect(err).not.toMatch(words)
    expect(everything(shell.data)).not.toMatch(words)
  })

  it('nor once the user said that it was none', async () => {
    const doubtful = {
      ...dentist,
      summary: 'Coffee with Krummhorn',
      description: 'about the job opening, maybe',
      location: '',
    }
    const shell = atShell([doubtful])
    const { interviews } = await shell.sync('2026-03-03T18:00:00+01:00')
    expect(interviews.map(({ verdict, state }) => [verdict, state])).toEqual([['ask', 'asking']])
    const after = await shell.json('2026-03-03T18:05:00+01:00', 'answer', interviews[0]?.id ?? '', 'no')
    expect(after.interviews).toEqual([])
    expect(everything(shell.data)).not.toMatch(words)
    expect((await shell.sync('2026-03-05T18:00:00+01:00')).interviews).toEqual([])
  })

  it('nor when it had been taken for a certain one', async () => {
    const shell = atShell([lumenInterview])
    const { interviews } = await shell.sync('2026-03-02T18:00:00+01:00')
    await shell.json('2026-03-02T18:05:00+01:00', 'answer', interviews[0]?.id ?? '', 'no')
    expect(everything(shell.data)).not.toMatch(/Lumen|Berger/)
  })

  it('nor of anybody who asked to be forgotten', async () => {
    const shell = atShell([lumenInterview])
    await shell.sync('2026-03-03T18:00:00+01:00')
    await shell.run('digest', '--preview', '--now', '2026-03-03T18:00:00+01:00')
    expect(everything(shell.data)).toMatch(/Lumen/)
    expect((await shell.run('forget')).code).toBe(2)
    expect((await shell.run('forget', '--yes')).code).toBe(0)
    expect(everything(shell.data)).not.toMatch(/Lumen|Berger|alice@example\.org/)
  })
})
