import { existsSync, globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { createIcsCalendar } from '../../src/providers/ics/index.ts'
import { alice } from './event-of.ts'

const rules = await loadDetectionRules()
const shared = fileURLToPath(new URL('../../../shared/ics/', import.meta.url))
const haveShared = existsSync(shared)
const files = haveShared ? globSync('**/*.ics', { cwd: shared }) : []

/** The years that the files are about. */
const request = {
  cursor: null,
  window: { from: '2002-01-01T00:00:00.000Z', to: '2012-01-01T00:00:00.000Z' },
  timeZone: 'Europe/Berlin',
  now: '2026-03-01T00:00:00.000Z',
}

async function eventsIn(file: string) {
  const events = []
  try {
    for await (const change of createIcsCalendar({ location: `${shared}${file}` }).read(request))
      if (change.type === 'event') events.push(change.event)
  } catch {
    // Some of the files are broken on purpose; how they are told about is tested with the provider.
  }
  return events
}

test('where the shared calendars are missing, continuous integration fails', () => {
  expect(haveShared || !process.env.CI).toBe(true)
})

if (!haveShared) process.stdout.write('Skipped: the shared calendars, as ../shared/ics is absent.\n')

describe.skipIf(!haveShared)('the shared calendars, which hold no interview', () => {
  test('are judged to hold none', async () => {
    const found: string[] = []
    let judged = 0
    for (const file of files) {
      for (const event of await eventsIn(file)) {
        judged += 1
        if (detectInterview(event, alice, rules).verdict === 'interview')
          found.push(`${file}: ${event.title}`)
      }
    }
    expect(judged).toBeGreaterThan(100)
    expect(found).toEqual([])
  })
})
