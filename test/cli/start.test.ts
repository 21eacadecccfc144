import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { icsFile, lumenInterview } from '../support/ics-file.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Runs `start` until it says that it keeps going, interrupts it, and answers what it printed. */
async function startAndStop(
  data: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, AFTERWORD_WEB__PORT: '0' }
  const child = spawn(process.execPath, [main, '--data', data, 'start', ...args], { env })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    const wasReady = err.includes('Press Ctrl-C')
    err += piece.toString()
    if (!wasReady && err.includes('Press Ctrl-C')) child.kill('SIGINT')
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

/** One story, told in order: each start finds what the one before it left. */
describe('start', () => {
  const data = mkdtempSync(join(tmpdir(), 'afterword-start-'))
  const calendar = join(data, 'my.ics')
  writeFileSync(calendar, icsFile([lumenInterview]))

  it('with nothing configured shows the sample, keeps going until Ctrl-C, and ends well', async () => {
    const { code, out } = await startAndStop(data)
    expect(code).toBe(0)
    expect(out).toMatch(/^This is a sample/)
    expect(out).toContain('Your weekly digest')
    expect(readdirSync(join(data, 'Sample mailbox', 'Drafts')).length).toBeGreaterThan(3)
  })

  it('asks whose calendar it is rather than taking the person of the sample for its owner', async () => {
    const { code, err } = await startAndStop(data, '--calendar', calendar)
    expect([code, err]).toEqual([2, 'Say whose calendar it is: --me you@example.org\n'])
  })

  it('forgets the sample when a real calendar comes', async () => {
    const { out } = await startAndStop(
      data,
      '--calendar',
      calendar,
      '--me',
      'alice@example.org',
      '--now',
      '2026-03-02T09:00:00Z',
    )
    expect(out).toContain('Lumen Live')
    expect(out).not.toContain('Nora Keane')
  })
})
