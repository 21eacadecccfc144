import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyTo, newFolder, setScenario, stateOf } from './folder-state.ts'
import { first, monday, nextMonday, type Scenario, second, tuesday } from './scenario.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('./killed-pass.ts', import.meta.url))
const folders: string[] = []
const slots = mkdtempSync(join(tmpdir(), 'afterword-slots-'))

/** As many children at once as a small machine has processors. */
const atOnce = 2

/** Every step in CI; elsewhere a sample, for the sake of whoever waits. */
const stride = process.env.CI ? 1 : 29

/** Runs a pass in a process of its own; answers its steps, or null when it was killed. */
async function pass(folder: string, now: string, killAt: number | 'never' = 'never'): Promise<number | null> {
  try {
    const { stdout } = await run(process.execPath, [script, folder, now, String(killAt)])
    return Number(stdout)
  } catch (error) {
    if ((error as { signal?: string }).signal === 'SIGKILL') return null
    throw error
  }
}

async function prepared(...passes: { scenario: Scenario; now: string }[]): Promise<string> {
  const folder = await newFolder()
  folders.push(folder)
  for (const { scenario, now } of passes) {
    setScenario(folder, scenario)
    await pass(folder, now)
  }
  return folder
}

/** Copies to a path of its own: the digest names the paths of drafts, so states compare only at one path. */
async function inCopy<T>(folder: string, work: (copy: string) => Promise<T>, slot = 0): Promise<T> {
  const copy = copyTo(folder, join(slots, String(slot)))
  try {
    return await work(copy)
  } finally {
    rmSync(copy, { recursive: true })
  }
}

afterAll(() => {
  for (const folder of [...folders, slots]) rmSync(folder, { recursive: true })
})

/** Kills a pass before its steps, runs it again, and gathers where the end differs from the undisturbed one. */
async function differingAfterKills(
  before: string,
  now: string,
): Promise<{ steps: number; differing: number[] }> {
  const differing: number[] = []
  const queue: number[] = []
  const undisturbed = (slot: number) =>
    inCopy(before, async (copy) => ({ steps: (await pass(copy, now)) ?? 0, state: stateOf(copy) }), slot)
  const { steps } = await undisturbed(0)
  for (let step = 0; step < steps; step += stride) queue.push(step)
  const work = async (_: unknown, slot: number) => {
    const { state } = await undisturbed(slot)
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const killAt = step
      const end = await inCopy(
        before,
        async (copy) => {
          expect(await pass(copy, now, killAt)).toBeNull()
          await pass(copy, now)
          return stateOf(copy)
        },
        slot,
      )
      if (JSON.stringify(end) !== JSON.stringify(state)) differing.push(killAt)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { steps, differing }
}

describe('a pass that is killed at any step and run again', () => {
  let onMonday: string
  let onTuesday: string

  beforeAll(async () => {
    onMonday = await prepared({ scenario: first, now: monday })
    onTuesday = await prepared({ scenario: first, now: monday }, { scenario: second, now: tuesday })
  }, 60_000)

  it('ends where an undisturbed one ends when interviews come, move, and letters are placed and taken back', async () => {
    setScenario(onMonday, second)
    const { steps, differing } = await differingAfterKills(onMonday, tuesday)
    expect(steps).toBeGreaterThan(20)
    expect(differing).toEqual([])
  }, 600_000)

  it('ends where an undisturbed one ends when the digest is sent', async () => {
    const { steps, differing } = await differingAfterKills(onTuesday, nextMonday)
    expect(steps).toBeGreaterThan(10)
    expect(differing).toEqual([])
  }, 600_000)

  it('does nothing twice when two processes make the same pass at the same time', async () => {
    setScenario(onMonday, second)
    const alone = await inCopy(onMonday, async (copy) => {
      await pass(copy, tuesday)
      return stateOf(copy)
    })
    await inCopy(onMonday, async (copy) => {
      await Promise.all([pass(copy, tuesday), pass(copy, tuesday)])
      expect(stateOf(copy)).toEqual(alone)
    })
  }, 60_000)

  it('placed something to lose in the first place', async () => {
    await inCopy(onTuesday, async (copy) => {
      expect(readdirSync(join(copy, 'Mailbox', 'Drafts')).length).toBeGreaterThanOrEqual(3)
    })
  })
})
