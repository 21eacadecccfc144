import { createHash } from 'node:crypto'
import ICAL from 'ical.js'
import { type WrittenTime, writtenTime } from '../time/written-time.ts'
import type { IcalEvent, RuleData, WrittenDuration, WrittenEnd } from './ical-event.ts'
import { type JcalProperty, parameterOf, parseComponent, textOf } from './jcal.ts'
import { type PropertiesByName, readDetails } from './read-details.ts'

/** Without these an event would be read at a wrong time or under a wrong identity. */
const essential = new Set([
  'uid',
  'dtstart',
  'dtend',
  'duration',
  'recurrence-id',
  'rrule',
  'exrule',
  'rdate',
  'exdate',
  'sequence',
  'status',
])

/** A century: whoever writes more did not mean it. */
const longestSeconds = 100 * 366 * 24 * 60 * 60

export interface EventReading {
  /** Null when the event is broken; the problems say why. */
  event: IcalEvent | null
  /** Lines count from the first line of the event, from 0. */
  problems: { index: number; message: string }[]
}

/** Reads the text of one VEVENT; `method` is that of the calendar around it. */
export function readEvent(text: string, method: string | null): EventReading {
  const { properties, unreadable } = parseComponent(text)
  const broken = unreadable.find(({ name }) => essential.has(name))
  if (broken) return skipped(broken.index, 'A line of this event cannot be read. The event was left out.')
  const problems = unreadable.map(({ index }) => ({
    index,
    message: 'This line of an event cannot be read. The event was read without it.',
  }))
  try {
    return { event: toIcalEvent(byName(properties), method), problems }
  } catch (error) {
    if (!(error instanceof BrokenEvent)) throw error
    return skipped(0, error.message)
  }
}

class BrokenEvent extends Error {}

function skipped(index: number, message: string): EventReading {
  return { event: null, problems: [{ index, message }] }
}

function byName(properties: JcalProperty[]): PropertiesByName {
  const map = new Map<string, JcalProperty[]>()
  for (const property of properties) {
    const same = map.get(property[0])
    if (same) same.push(property)
    else map.set(property[0], [property])
  }
  return map
}

function toIcalEvent(properties: PropertiesByName, method: string | null): IcalEvent {
  const first = (name: string) => properties.get(name)?.[0]
  const start = timeOf(first('dtstart'), 'start')
  if (!start) throw new BrokenEvent('This event has no start. It was left out.')
  const recurrence = first('recurrence-id')
  const stamp = first('dtstamp') ?? first('last-modified')
  return {
    uid: textOf(first('uid')) || uidFromContent(start, properties),
    sequence: Math.max(0, Number(first('sequence')?.[3] ?? 0)),
    stamp: stamp ? Math.max(0, (writtenTime(stamp[3], stamp)?.wall ?? 0) / 1000) : 0,
    start,
    end: readEnd(properties),
    recurrenceId: recurrence ? timeOf(recurrence, 'original start') : null,
    thisAndFuture: recurrence ? parameterOf(recurrence, 'range')?.toUpperCase() === 'THISANDFUTURE' : false,
    rules: rulesOf(properties.get('rrule')),
    exclusionRules: rulesOf(properties.get('exrule')),
    extraDates: (properties.get('rdate') ?? []).flatMap(extraDates),
    excludedDates: (properties.get('exdate') ?? []).flatMap((property) => timesOf(property)),
    details: readDetails(properties, method, start.form === 'date'),
  }
}

function timeOf(property: JcalProperty | undefined, what: string): WrittenTime | null {
  if (!property) return null
  const time = writtenTime(property[3], property)
  if (!time) throw new BrokenEvent(`The ${what} of this event is not a date. It was left out.`)
  return time
}

/** An empty EXDATE or RDATE is common and means nothing. */
function isBlank(value: unknown): boolean {
  return typeof value === 'string' && !/\d/.test(value)
}

function timesOf(property: JcalProperty): WrittenTime[] {
  return property
    .slice(3)
    .filter((value) => !isBlank(value))
    .map((value) => {
      const time = writtenTime(value, property)
      if (!time) throw new BrokenEvent('A date of this series is not a date. The series was left out.')
      return time
    })
}

function extraDates(property: JcalProperty): IcalEvent['extraDates'] {
  if (property[2] !== 'period') return timesOf(property).map((start) => ({ start, end: { type: 'none' } }))
  return property.slice(3).map((value) => {
    const [from, to] = Array.isArray(value) ? value : []
    const start = writtenTime(from, property)
    if (!start) throw new BrokenEvent('A period of this series is not a period. The series was left out.')
    const time = writtenTime(to, property)
    return { start, end: time ? { type: 'at', time } : { type: 'after', duration: durationOf(to) } }
  })
}

function readEnd(properties: PropertiesByName): WrittenEnd {
  const time = timeOf(properties.get('dtend')?.[0], 'end')
  if (time) return { type: 'at', time }
  const duration = properties.get('duration')?.[0]
  return duration ? { type: 'after', duration: durationOf(duration[3]) } : { type: 'none' }
}

function durationOf(value: unknown): WrittenDuration {
  const duration = parsedDuration(String(value))
  if (!duration || !(Math.abs(duration.toSeconds()) < longestSeconds)) {
    throw new BrokenEvent('The duration of this event cannot be read. It was left out.')
  }
  const { isNegative, weeks, days, hours, minutes, seconds } = duration
  const sign = isNegative ? -1 : 1
  return { days: sign * (weeks * 7 + days), ms: sign * ((hours * 60 + minutes) * 60 + seconds) * 1000 }
}

function parsedDuration(value: string): ICAL.Duration | null {
  try {
    return ICAL.Duration.fromString(value)
  } catch {
    return null
  }
}

function rulesOf(properties: JcalProperty[] | undefined): RuleData[] {
  const rules = (properties ?? []).map((property) => property[3] as RuleData | string | undefined)
  return rules
    .filter((rule) => rule !== undefined && rule !== '')
    .map((rule) => {
      if (typeof rule === 'object' && typeof rule.freq === 'string') return rule
      throw new BrokenEvent('The rule of this series cannot be read. The series was left out.')
    })
}

/** The same event without UID gets the same one in every copy: what may be rewritten at each export does not count. */
function uidFromContent(start: WrittenTime, properties: PropertiesByName): string {
  const said = ['summary', 'organizer'].map((name) => textOf(properties.get(name)?.[0]))
  const content = JSON.stringify([start.wall, start.form, start.tzid, ...said])
  return `afterword-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}
