import { validate } from 'node-cron'
import { z } from 'zod'
import { googleSettings, mailSettings, microsoftSettings } from './account-settings.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "08:00"')
const isoDate = z.iso.date('a date such as "2026-12-25"')
const weekday = z.int().min(1).max(7)
const cronExpression = z.string().refine(validate, 'a cron expression such as "*/15 * * * *"')
const whole = (min: number, max: number) => z.int().min(min).max(max)
const lapsesAfterDays = whole(1, 365)

const followUp = z.strictObject({
  businessDays: z.strictObject({ week: z.array(weekday).min(1), holidays: z.array(isoDate) }),
  askHowToFollowUp: z.strictObject({ minutesBefore: whole(0, 1440) }),
  thankYou: z
    .strictObject({
      hoursAfter: z.number().min(0).max(168),
      earliest: clockTime,
      latest: clockTime,
      dueHours: z.number().min(0).max(336),
      lapsesAfterDays,
    })
    .refine(({ earliest, latest }) => earliest < latest, {
      path: ['latest'],
      error: 'a time after followUp.thankYou.earliest',
    }),
  coolingOff: z.strictObject({ hours: z.number().min(0).max(336) }),
  questions: z.strictObject({ time: clockTime, lapsesAfterDays }),
  reflection: z.strictObject({ lapsesAfterDays }),
  askFeedback: z.strictObject({ businessDays: whole(0, 60), time: clockTime, lapsesAfterDays }),
  share: z.strictObject({ lapsesAfterDays }),
  connectLinkedin: z.strictObject({
    hoursAfter: z.number().min(0).max(2160),
    noteLimit: z.union([z.literal(200), z.literal(300)]),
    lapsesAfterDays,
  }),
  checkIn: z.strictObject({
    businessDays: whole(1, 60),
    businessDaysAfterPromise: whole(0, 60),
    atMost: whole(0, 2),
    businessDaysBetween: whole(1, 60),
    time: clockTime,
    lapsesAfterDays,
  }),
  rejection: z.strictObject({ daysAfter: whole(0, 60), time: clockTime, lapsesAfterDays }),
  offer: z.strictObject({ coolingOffHours: z.number().min(0).max(336), lapsesAfterDays }),
})

/** Everything an operator or user may set. Units are in the names; defaults stand in `defaults.yaml`. */
const allSettings = z.strictObject({
  followUp,
  interviews: z.strictObject({ loopGapMinutes: whole(0, 720), processGapDays: whole(1, 1000) }),
  calendar: z.strictObject({
    lookBackDays: whole(1, 3650),
    lookAheadDays: whole(1, 3650),
    maxMegabytes: whole(1, 10_000),
  }),
  network: z.strictObject({ allowPrivateHosts: z.array(z.string()), timeoutSeconds: whole(1, 600) }),
  letters: z.strictObject({
    format: z.enum(['text', 'text-and-html']),
    eventsTradeWords: z.array(z.string().min(2)),
  }),
  digest: z.strictObject({ enabled: z.boolean(), weekday, time: clockTime }),
  google: googleSettings,
  microsoft: microsoftSettings,
  mail: mailSettings,
  push: z.strictObject({ enabled: z.boolean() }),
  schedule: z.strictObject({ sync: cronExpression, followUp: cronExpression }),
  web: z.strictObject({
    host: z.string(),
    port: whole(0, 65_535),
    publicUrl: z.url({ protocol: /^https$/, error: 'an https address' }).nullable(),
    signIn: z.enum(['local', 'accounts']),
  }),
})

/** People sign in with accounts only where providers know the way back. */
export const settingsSchema = allSettings.refine(
  ({ web, google, microsoft }) =>
    web.signIn === 'local' || (web.publicUrl !== null && (google.clientId ?? microsoft.clientId) !== null),
  {
    path: ['web', 'signIn'],
    error: 'local; or accounts, with web.publicUrl and the clientId of google or microsoft (docs/hosted.md)',
  },
)

export type Settings = z.infer<typeof settingsSchema>
