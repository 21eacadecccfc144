import { z } from 'zod'

const person = z
  .string()
  .regex(
    /^[^<>"]+ <[^<>\s@]+@[^<>\s@]+>$/,
    'a name and an address, as in "Alice Byrne <alice@venue.example>"',
  )
  .transform((text) => {
    const [name = '', email = ''] = text.split(/ <|>/)
    return { name, email }
  })

const sampleDay = z.union([
  z.strictObject({
    /** 0 is the week that holds today. */
    week: z.int(),
    day: z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  }),
  z.strictObject({
    /** 1 is the next working day after today, -1 the last one before it. */
    workingDay: z.int().refine((number) => number !== 0, 'today may be no working day'),
  }),
])

const entryFields = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** What detection should say; never written to the calendar. */
  label: z.enum(['interview', 'ask', 'no']).default('no'),
  on: sampleDay,
  /** So many single events, a week apart, as a rota is entered; `repeat` makes one series instead. */
  weeks: z.int().min(1).default(1),
  /** Wall time of the owner, as in 18:30-23:30; an end before the start is on the next day. None: all day. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** Length of an all-day entry. */
  days: z.int().min(1).default(1),
  /** How the time is written down: an IANA or Windows zone, `UTC` or `floating`; else the owner's zone. */
  zone: z.string().optional(),
  /** An iCalendar RRULE value. */
  repeat: z.string().optional(),
  /** Days of the series that fall out. */
  except: z.array(sampleDay).default([]),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).default('confirmed'),
  title: z.string(),
  description: z.string().optional(),
  location: z.string().optional(),
  /** Link of a conference that the event carries as a property of its own. */
  conference: z.url().optional(),
  organizer: person.optional(),
  /** Without the owner, who is added wherever there is an organizer. */
  attendees: z.array(person).default([]),
  /** The owner's answer. */
  answer: z.enum(['accepted', 'declined', 'tentative', 'needs-action']).default('accepted'),
})

const sampleEntry = entryFields.refine(
  ({ repeat, zone }) => repeat === undefined || zone === undefined || zone === 'floating',
  'a series written in a foreign zone moves by an hour when only one of the two places changes its clocks',
)

export const sampleFile = z.strictObject({
  owner: z.strictObject({ name: z.string(), email: z.email() }),
  entries: z.array(sampleEntry),
})

export type SamplePerson = z.output<typeof person>
export type SampleDay = z.output<typeof sampleDay>
/** One line of the sample calendar: a single event or a series. */
export type SampleEntry = z.output<typeof sampleEntry>
export type SampleFile = z.output<typeof sampleFile>
