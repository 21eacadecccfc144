import ICAL from 'ical.js'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { CalendarEvent, Owner } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { ownCases } from '../detection/score-cases.ts'
import type { Benchmark } from './benchmark.ts'
import { everydayEvents, owner } from './everyday-events.ts'
import { icsText } from './ics-text.ts'

const rules = await loadDetectionRules()

type Judged = { event: CalendarEvent; owner: Owner }

const EVENTS = 660
const EVERY_TWENTIETH = 20
const noise: Judged[] = everydayEvents(EVENTS).map((event) => ({ event, owner }))
const interviews: Judged[] = ownCases().filter(({ label }) => label.is_interview)
const mixed = noise.map((one, index) =>
  index % EVERY_TWENTIETH === 0 ? (interviews[index / EVERY_TWENTIETH] ?? one) : one,
)

/** Judging events against parsing the same events with ical.js, one calendar of one event at a time. */
function againstParsing(name: string, what: string, judged: Judged[], atMost: number | null): Benchmark {
  const texts = judged.map(({ event }) => icsText(event))
  return {
    name,
    what,
    pieces: judged.length,
    run: () => {
      for (const one of judged) detectInterview(one.event, one.owner, rules)
    },
    baseline: () => {
      for (const text of texts) ICAL.parse(text)
    },
    atMost,
  }
}

export const benchmarks: Benchmark[] = [
  againstParsing('detect-noise', 'judging everyday events, against parsing them', noise, 0.25),
  againstParsing(
    'detect-mixed',
    'judging events of which 5 % are interviews, against parsing them',
    mixed,
    null,
  ),
]
