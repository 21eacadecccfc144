import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { openCalendarFile, openDetector } from '../../app.ts'
import type { CalendarEvent, Owner } from '../../calendar/calendar-event.ts'
import { type DetectionLine, toDetectionLine } from '../../detection/to-detection-line.ts'
import { plain } from '../../followup/words.ts'
import type { Detector } from '../../pass/pass-context.ts'
import { fromGoogleEvent } from '../../providers/google/google-event.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { clockFor, type GlobalOptions, systemTimeZone } from '../session.ts'
import type { Streams } from '../streams.ts'

const inputLine = z.object({
  id: z.coerce.string(),
  owner: z.object({ name: z.string().nullish(), email: z.string() }),
  event: z.record(z.string(), z.unknown()),
})

/** All of a calendar file is judged, whenever its events are; series within this many years around now. */
const yearsAround = 2

/** Judges events in input order, a line per event, and stores nothing. */
export async function detect(file: string, options: GlobalOptions, streams: Streams): Promise<number> {
  const detector = await openDetector(resolve(options.data))
  const print = (line: DetectionLine, title: string) =>
    streams.out(options.json ? `${JSON.stringify(line)}\n` : describe(line, title))
  return (await isCalendar(file))
    ? detectCalendar(file, detector, options, streams, print)
    : detectLines(file, detector, streams, print)
}

async function isCalendar(file: string): Promise<boolean> {
  if (file === '-') return false
  if (/\.(ics|ical|ifb|vcs)$/i.test(file)) return true
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 1024 }))
    return /BEGIN:VCALENDAR/i.test(String(chunk))
  return false
}

type Print = (line: DetectionLine, title: string) => void

async function detectLines(
  file: string,
  detector: Detector,
  { err }: Streams,
  print: Print,
): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  let exitCode = 0
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() === '') continue
    const judged = judgeLine(text, detector)
    if (judged) print(judged.line, judged.event.title)
    else {
      err(
        `Line ${number} is not {"id", "owner": {"name", "email"}, "event": …} with an event that has a start.\n`,
      )
      exitCode = 1
    }
  }
  return exitCode
}

function judgeLine(
  text: string,
  { detect: judge }: Detector,
): { line: DetectionLine; event: CalendarEvent } | null {
  const input = inputLine.safeParse(parseJson(text))
  if (!input.success) return null
  const { id, owner, event: resource } = input.data
  const event = fromGoogleEvent(resource, 'UTC')
  if (!event) return null
  return {
    line: toDetectionLine(id, judge(event, { name: owner.name ?? null, email: owner.email.toLowerCase() })),
    event,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function detectCalendar(
  file: string,
  { detect: judge }: Detector,
  options: GlobalOptions,
  { err }: Streams,
  print: Print,
): Promise<number> {
  if (options.me === undefined) throw new UsageError('Say whose calendar it is: --me you@example.org')
  const owner: Owner = { name: options.name ?? null, email: options.me.toLowerCase() }
  const timeZone = options.timeZone ?? systemTimeZone()
  const now = new Date(clockFor(options).now())
  const window = { from: yearsFrom(now, -yearsAround), to: yearsFrom(now, yearsAround) }
  let exitCode = 0
  for await (const change of openCalendarFile(file).read({
    cursor: null,
    window,
    timeZone,
    now: now.toISOString(),
  })) {
    if (change.type === 'event') {
      const { uid, recurrenceId } = change.event
      print(
        toDetectionLine(recurrenceId === null ? uid : `${uid} ${recurrenceId}`, judge(change.event, owner)),
        change.event.title,
      )
    } else if (change.type === 'problem') {
      const { place, line, message } = change.problem
      err(`${plain(place)}${line === null ? '' : `, line ${line}`}: ${message}\n`)
      exitCode = 1
    }
  }
  return exitCode
}

function yearsFrom(now: Date, years: number): string {
  const then = new Date(now)
  then.setUTCFullYear(then.getUTCFullYear() + years)
  return then.toISOString()
}

function describe(line: DetectionLine, title: string): string {
  const reasons = line.reasons.map(
    ({ weight, evidence }) => `    ${weight > 0 ? '+' : '−'} ${plain(evidence)}\n`,
  )
  return `${line.verdict.padEnd(9)}  ${plain(title)}\n${reasons.join('')}`
}
