import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { eventsOf } from '../../contracts/calendar-harness.ts'
import { readBytes } from './read-text.ts'

const samples = resolve(import.meta.dirname, '../../../../shared/ics')
const present = existsSync(samples)
const window = { from: '2002-01-01T00:00:00.000Z', to: '2012-01-01T00:00:00.000Z' }
const firstYear = 2003
const lastYear = 2010
const request = { cursor: null, window, timeZone: 'UTC', now: '2026-05-01T08:00:00.000Z' }

async function filesIn(folder: string, end: string): Promise<string[]> {
  const names = await readdir(join(samples, folder))
  return names.filter((name) => name.endsWith(end)).map((name) => join(samples, folder, name))
}

async function readFileOrRefusal(file: string) {
  try {
    return await Array.fromAsync(createIcsCalendar({ location: file }).read(request))
  } catch (error) {
    if (error instanceof ProviderError) return error
    throw error
  }
}

/** An entry as ical.js understands it when it is given the whole file; `start` is null where it knows no zone. */
interface Expected {
  uid: string
  start: string | null
  original: string | null
}

function parseWhole(text: string): ICAL.Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(text)
    const roots = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]
    return roots.map((root) => new ICAL.Component(root))
  } catch {
    return null
  }
}

function entriesOf(calendar: ICAL.Component): Expected[] {
  const events = calendar.getAllSubcomponents('vevent').filter((event) => event.hasProperty('uid'))
  return events.flatMap((event) => {
    if (!startOf(event) || sharesItsUid(event, events)) return []
    if (event.hasProperty('recurrence-id') || event.hasProperty('rdate')) return []
    return event.hasProperty('rrule') ? firstInstances(event) : [expected(event)]
  })
}

function startOf(event: ICAL.Component): ICAL.Time | null {
  try {
    const start = event.getFirstPropertyValue('dtstart')
    return start instanceof ICAL.Time && start.year >= firstYear && start.year <= lastYear ? start : null
  } catch {
    return null
  }
}

/** Revisions and instances of one UID have tests of their own. */
function sharesItsUid(event: ICAL.Component, events: ICAL.Component[]): boolean {
  const uid = event.getFirstPropertyValue('uid')
  return events.filter((other) => other.getFirstPropertyValue('uid') === uid).length > 1
}

function expected(event: ICAL.Component): Expected {
  const uid = String(event.getFirstPropertyValue('uid')).trim()
  const start = event.getFirstPropertyValue('dtstart') as ICAL.Time
  return { uid, start: instantOf(start, event), original: null }
}

function firstInstances(event: ICAL.Component): Expected[] {
  const uid = String(event.getFirstPropertyValue('uid')).trim()
  const iterator = new ICAL.Event(event).iterator()
  const instances: Expected[] = []
  try {
    for (
      let next = iterator.next();
      next && next.year <= lastYear && instances.length < 20;
      next = iterator.next()
    ) {
      const start = instantOf(next, event)
      if (next.year >= firstYear) instances.push({ uid, start, original: start })
    }
  } catch {
    // A rule which ical.js itself gives up on is compared as far as it got.
  }
  return instances
}

/**
 * Null where the two may differ: a zone that the file does not define is unknown to ical.js, and one with a real
 * name is taken by it from the file, whose rules of 2003 we leave for those of the time-zone database.
 */
function instantOf(time: ICAL.Time, event: ICAL.Component): string | null {
  const named = event.getFirstProperty('dtstart')?.getFirstParameter('tzid')
  const isDefined = time.zone !== ICAL.Timezone.localTimezone && !String(named).includes('/')
  if (!time.isDate && named && !isDefined) return null
  return new Date(time.toUnixTime() * 1000).toISOString()
}

if (process.env.CI && !present) throw new Error('The sample calendars of ../shared/ics are missing.')

if (!present)
  process.stdout.write('Skipped: the sample calendars of other projects, as ../shared/ics is absent.\n')

describe.skipIf(!present)('the sample calendars of other projects', () => {
  it('are all read without a crash, and whatever is skipped is said', async () => {
    const files = [...(await filesIn('ical4j', '.ics')), ...(await filesIn('icalendar', '.ics'))]
    const refused: string[] = []
    let events = 0
    let components = 0
    for (const file of files) {
      const read = await readFileOrRefusal(file)
      if (read instanceof ProviderError) {
        expect(read.message, file).toMatch(/is not an iCalendar file|is empty/)
        refused.push(file)
        continue
      }
      const problems = read.flatMap((change) => (change.type === 'problem' ? [change.problem] : []))
      for (const { message, line } of problems) {
        expect(message, file).toMatch(/^[A-Z0-9].*\.$/)
        expect(line, file).toBeGreaterThan(0)
      }
      const end = read.at(-1)
      if (end?.type !== 'end') throw new Error(`${file} has no end`)
      const text = await readFile(file, 'latin1')
      const begun = text.match(/^BEGIN:VEVENT/gim)?.length ?? 0
      // All the answers of a file are told as one problem.
      if (!/^METHOD:(REPLY|COUNTER|REFRESH)/m.test(text)) {
        expect(end.eventsRead + problems.length, file).toBeGreaterThanOrEqual(begun)
      }
      components += end.eventsRead
      events += eventsOf(read).length
    }
    expect(files.length).toBeGreaterThan(250)
    expect(refused.map((file) => basename(file))).toHaveLength(5)
    expect(components).toBe(4_140)
    expect(events).toBeGreaterThan(5_000)
  }, 20_000)

  it('are read with the same identities and starts that ical.js finds in those it can read whole', async () => {
    const missing: string[] = []
    let compared = 0
    for (const file of [...(await filesIn('ical4j', '.ics')), ...(await filesIn('icalendar', '.ics'))]) {
      const text = await readFile(file, 'utf8')
      const calendars = text.length < 100_000 ? parseWhole(text) : null
      const read = calendars && (await readFileOrRefusal(file))
      if (!read || read instanceof ProviderError) continue
      const events = eventsOf(read)
      const found = new Set(
        events.flatMap(({ uid, recurrenceId, start }) => keysOf(uid, recurrenceId, start.instant)),
      )
      for (const { uid, original, start } of calendars.flatMap(entriesOf)) {
        compared++
        if (!found.has(keyOf(uid, start && original, start)))
          missing.push(`${basename(file)} ${uid} ${original} ${start}`)
      }
    }
    expect(compared).toBeGreaterThan(1_500)
    expect(missing).toEqual([])
  }, 20_000)

  it('in the invitation mails are read with their organiser, time and conference', async () => {
    for (const file of await filesIn('invitations', '.eml')) {
      const mail = await simpleParser(await readFile(file))
      const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
      if (!part) throw new Error(`${file} holds no calendar`)
      const { events, problems } = await readBytes([part.content], {
        window: { from: '2015-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z' },
      })
      expect(problems, file).toEqual([])
      expect(events[0]?.organizer?.email, file).toMatch(/@/)
      expect(events[0]?.start.timeZone, file).toMatch(/^(UTC|\w+\/\w+)/)
    }
  })
})

function keysOf(uid: string, original: string | null, start: string): string[] {
  return [keyOf(uid, original, start), keyOf(uid, null, null)]
}

function keyOf(uid: string, original: string | null, start: string | null): string {
  return `${uid} ${original} ${start}`
}
