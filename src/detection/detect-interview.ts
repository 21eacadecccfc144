import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { DetectionRules } from './detection-rules.ts'
import { findCompany } from './extraction/find-company.ts'
import { findConferenceLink, findPlace } from './extraction/find-conference.ts'
import { findPeople } from './extraction/find-people.ts'
import { findPlatform } from './extraction/find-platform.ts'
import { findRole } from './extraction/find-role.ts'
import { findStage } from './extraction/find-stage.ts'
import { worthReading } from './first-look.ts'
import { type Detection, nothingFound } from './interview-detection.ts'
import { readEvent } from './reading.ts'
import type { Findings } from './signals/clue.ts'
import { SIGNALS } from './signals/index.ts'
import { weighClues } from './weigh-clues.ts'

/**
 * Judges one event: is it a job interview of the calendar's owner, and what does it say? Pure, deterministic and
 * offline. What was read is kept for a `no` too, because the user may know better; it is never to be stored.
 */
export function detectInterview(event: CalendarEvent, owner: Owner, rules: DetectionRules): Detection {
  if (!worthReading(event, rules))
    return nothing(event.isMeeting ? 'Nothing in it speaks of a job or an interview' : 'It is not a meeting')
  return judgeClosely(event, owner, rules)
}

/** The judgement of an event that is worth reading. What the first look puts aside must come to `no` here, too. */
export function judgeClosely(event: CalendarEvent, owner: Owner, rules: DetectionRules): Detection {
  const reading = readEvent(event, owner, rules)
  const role = findRole(reading)
  const foundCompany = findCompany(reading, role)
  const company = foundCompany?.name ?? null
  const people = findPeople(reading, company, role)
  const stage = findStage(reading, people, company, role)
  const platform = findPlatform(reading)
  const findings: Findings = {
    reading,
    company,
    companySureness: foundCompany?.sureness ?? 0,
    role,
    stage,
    people,
    platform,
  }
  const judged = weighClues(
    SIGNALS.flatMap((signal) => signal(findings)),
    rules.judgement,
  )
  return {
    ...judged,
    company,
    role,
    stage,
    ...people,
    platform,
    language: reading.language,
    conferenceLink: findConferenceLink(reading),
    place: findPlace(reading),
  }
}

function nothing(reason: string): Detection {
  return {
    verdict: 'no',
    score: 0,
    ...nothingFound,
    reasons: [{ signal: 'first-look', weight: 0, evidence: reason }],
  }
}
