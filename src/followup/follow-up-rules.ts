import type { BusinessDays } from './local-time.ts'

/** The numbers of the plan. Units are in the names; clock times ("09:00") are in the user's zone. */
export interface FollowUpRules {
  businessDays: BusinessDays
  askHowToFollowUp: { minutesBefore: number }
  thankYou: {
    hoursAfter: number
    earliest: string
    latest: string
    dueHours: number
    lapsesAfterDays: number
  }
  coolingOff: { hours: number }
  questions: { time: string; lapsesAfterDays: number }
  reflection: { lapsesAfterDays: number }
  askFeedback: { businessDays: number; time: string; lapsesAfterDays: number }
  share: { lapsesAfterDays: number }
  connectLinkedin: { hoursAfter: number; noteLimit: 200 | 300; lapsesAfterDays: number }
  checkIn: {
    businessDays: number
    businessDaysAfterPromise: number
    atMost: number
    businessDaysBetween: number
    time: string
    lapsesAfterDays: number
  }
  rejection: { daysAfter: number; time: string; lapsesAfterDays: number }
  offer: { coolingOffHours: number; lapsesAfterDays: number }
}
