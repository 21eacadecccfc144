import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { calledOff } from '../../src/detection/called-off.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import type { Session } from '../../src/detection/group-sessions.ts'
import { createIcsCalendar } from '../../src/providers/ics/index.ts'
import { sampleCalendar } from '../../src/sample/write-sample-calendar.ts'

const now = '2026-03-11T15:20:00.000Z'
const timeZone = 'Europe/Dublin'
const window = { from: '2026-01-10T00:00:00.000Z', to: '2026-04-12T00:00:00.000Z' }

/** Reads the sample from a file, as a newcomer's first run does, and judges every event in it. */
export async function detectSample(): Promise<{ sessions: Session[]; problems: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-'))
  const location = join(folder, 'sample.ics')
  const { ics, owner } = await sampleCalendar(now, timeZone)
  await writeFile(location, ics)
  const rules = await loadDetectionRules()
  const sessions: Session[] = []
  let problems = 0
  for await (const change of createIcsCalendar({ location }).read({ cursor: null, window, timeZone, now })) {
    if (change.type === 'problem') problems += 1
    if (change.type !== 'event') continue
    const { event } = change
    const detection = detectInterview(event, owner, rules)
    sessions.push({ event, detection, calledOff: calledOff(event, owner) })
  }
  await rm(folder, { recursive: true })
  return { sessions, problems }
}
