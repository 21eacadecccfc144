import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { atShell } from '../support/command-line.ts'
import { lumenInterview } from '../support/ics-file.ts'

const disk = mkdtempSync(join(tmpdir(), 'afterword-disk-'))

function mount(...options: string[]): boolean {
  try {
    execFileSync('mount', [...options, disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Leaves no byte free; answers the file to remove. */
function fillDisk(): string {
  const filler = join(disk, 'filler')
  try {
    writeFileSync(filler, Buffer.alloc(16 * 1024 * 1024))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
  return filler
}

const canMount = mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs')
if (!canMount) process.stdout.write('Skipped: the tests of a full disk, which need the right to mount one.\n')

describe.skipIf(!canMount)('a full or read-only disk', () => {
  afterAll(() => execFileSync('umount', ['-l', disk]))
  const me = ['--me', 'alice@example.org', '--now', '2026-03-03T18:00:00Z']

  it('for the drafts: is told in one sentence, leaves no half files, and the draft comes when there is room', async () => {
    const shell = atShell([lumenInterview])
    const sync = ['sync', '--calendar', shell.calendar, '--mailbox', disk, ...me]
    const filler = fillDisk()
    const full = await shell.run(...sync)
    expect([full.code, full.err]).toEqual([
      1,
      `The mailbox folder ${disk} cannot be used: the disk is full.\n`,
    ])
    expect(readdirSync(disk, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual(
      [],
    )
    rmSync(filler)
    expect((await shell.run(...sync)).code).toBe(0)
    expect(readdirSync(disk, { recursive: true }).some((name) => String(name).endsWith('.eml'))).toBe(true)
  })

  it('for the data: is told in one sentence, and what was known can still be read', async () => {
    const shell = atShell([lumenInterview])
    const run = (...args: string[]) => shell.run(...args, '--data', disk)
    expect((await run('sync', '--calendar', shell.calendar, '--mailbox', shell.mailbox, ...me)).code).toBe(0)
    mount('-o', 'remount,ro')
    const refused = await run('sync')
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^[^\n]+\.\n$/)
    expect((await run('status')).out).toContain('Lumen')
    mount('-o', 'remount,rw')
    expect((await run('sync', ...me)).code).toBe(0)
  })
})
