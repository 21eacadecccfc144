import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { isoWeekOf } from '../../src/digest/digest-time.ts'
import type { PipelineCounts, Week } from '../../src/digest/week.ts'

/** What people and their calendars put into names and titles, the worst of it included. */
export const untrusted = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'Brightwater Live',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '" onclick="alert(1)',
    '{{user.email}} {{{secret}}} {{#each week}}',
    'Line\r\nBcc: mallory@example.net\r\n\r\nbody',
    'מנהלת אירועים בע״מ',
    '\u202emoc.elpmaxe',
    'https://evil.example/?a=1&b=2',
    'Ünïcödé & Söhne <GmbH> “Events”',
    '',
    '   ',
    '\ud800 alone',
  ),
  fc
    .constantFrom('a', 'é', '👩‍👩‍👧', 'word ', 'e\u0301\u0302', '>')
    .map((unit) => unit.repeat(10_000 / unit.length)),
)

const now = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const timeZone = fc.constantFrom(
  'UTC',
  'Europe/Lisbon',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'America/Los_Angeles',
)

const link = fc.option(
  fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom(
      'javascript:alert(1)',
      'not a link',
      'file:///home/alice/Drafts/a%20b.eml',
      `https://example.org/${'x'.repeat(5000)}`,
    ),
    fc.string({ minLength: 1, maxLength: 500 }).map((path) => `https://mail.example/${path}?="`),
  ),
)

const unknown = fc.option(untrusted)
const processName = { company: unknown, role: unknown }
const counts: fc.Arbitrary<PipelineCounts> = fc.record({
  'first-talk': fc.nat({ max: 60 }),
  'in-rounds': fc.nat({ max: 12 }),
  final: fc.nat({ max: 4 }),
  offer: fc.nat({ max: 2 }),
  closed: fc.nat({ max: 400 }),
})
const nothingLive: PipelineCounts = { 'first-talk': 0, 'in-rounds': 0, final: 0, offer: 0, closed: 3 }

/** Any week that the store could hand over, from an empty one to one that bursts. */
export const anyWeek: fc.Arbitrary<Week> = fc.tuple(now, timeZone).chain(([now, timeZone]) => {
  const at = (minHours: number, maxHours: number) =>
    fc.integer({ min: minHours, max: maxHours }).map((hours) => later(now, hours))
  const dateAt = (minDays: number, maxDays: number) =>
    fc.integer({ min: minDays, max: maxDays }).map((days) => later(now, 24 * days).slice(0, 10))
  const list = <T>(item: fc.Arbitrary<T>) =>
    fc.oneof(fc.constant<T[]>([]), fc.array(item, { maxLength: 3 }), fc.array(item, { maxLength: 25 }))
  return fc.record<Week>({
    user: fc.record({
      name: unknown,
      email: fc.constant('alice@example.org'),
      timeZone: fc.constant(timeZone),
    }),
    isoWeek: fc.constant(isoWeekOf(Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate())),
    now: fc.constant(now),
    firstWeek: fc.boolean(),
    emptyWeeks: fc.nat({ max: 8 }),
    hired: fc.boolean(),
    upcoming: list(
      fc.record({
        ...processName,
        stage: fc.option(fc.constantFrom('screen', 'panel', 'onsite', 'final', 'other')),
        start: at(1, 168),
        place: unknown,
        hasConferenceLink: fc.boolean(),
        link,
        question: unknown,
      }),
    ),
    drafts: list(
      fc.record({
        kind: fc.constantFrom(
          'thank-you',
          'questions',
          'check-in',
          'check-in-2',
          'offer-news',
          'something-new',
        ),
        subject: untrusted,
        to: untrusted,
        company: unknown,
        placedAt: at(-400, 0),
        due: fc.option(at(-100, 100)),
        link,
      }),
    ),
    tasks: list(
      fc.record({
        kind: fc.constantFrom('thank-you', 'self-assessment', 'check-in', 'something-new'),
        company: unknown,
        due: at(-400, 168),
        link,
      }),
    ),
    silent: list(
      fc.record({ ...processName, daysSilent: fc.nat({ max: 400 }), lastContact: dateAt(-400, 0) }),
    ),
    pipeline: fc.record({ now: fc.oneof(counts, fc.constant(nothingLive)), weekAgo: fc.option(counts) }),
    learning: fc.option(
      fc.record({
        assessed: fc.integer({ min: 1, max: 40 }),
        themes: list(
          fc.record({
            about: fc.constantFrom('well', 'poorly', 'surprise'),
            theme: untrusted,
            count: fc.integer({ min: 1, max: 9 }),
          }),
        ),
        ratings: list(
          fc.record({
            name: untrusted,
            average: fc.double({ min: 1, max: 5, noNaN: true }),
            outOf: fc.constant(5),
            count: fc.integer({ min: 1, max: 40 }),
          }),
        ),
      }),
    ),
    done: fc.record({
      interviews: fc.nat({ max: 9 }),
      letters: fc.nat({ max: 30 }),
      notes: fc.nat({ max: 30 }),
    }),
    rejections: list(fc.record({ ...processName, on: dateAt(-7, 0) })),
    offers: list(
      fc.record({ ...processName, receivedAt: at(-300, 0), answerBy: fc.option(dateAt(-5, 30)), link }),
    ),
    replies: list(fc.record({ ...processName, receivedAt: at(-168, 0), answered: fc.boolean(), link })),
    questions: list(fc.record({ title: untrusted, start: at(-100, 300), link })),
  })
})

function later(now: string, hours: number): string {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString()
}
