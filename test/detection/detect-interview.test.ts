import { describe, expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { CalendarEvent, Owner } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { alice, employedBob, eventOf, guest } from './event-of.ts'

const rules = await loadDetectionRules()
const detect = (event: Partial<CalendarEvent>, owner: Owner = alice) =>
  detectInterview(eventOf(event), owner, rules)

describe('the verdict', () => {
  test('an invitation with stage, role and company is an interview', () => {
    const found = detect({
      title: 'Final interview – Venue Manager – Seaview Arena',
      organizer: { name: 'Clara Weiss', email: 'clara.weiss@seaview-arena.example' },
    })
    expect(found).toMatchObject({
      verdict: 'interview',
      company: 'Seaview Arena',
      role: 'Venue Manager',
      stage: 'final',
    })
  })

  test('a dinner is not', () => {
    expect(detect({ title: 'Dinner with Dana' })).toMatchObject({ verdict: 'no', score: 0 })
  })

  test('a single bare word is asked about', () => {
    expect(detect({ title: 'Interview' }).verdict).toBe('ask')
  })

  test.each([
    ['Visa interview at the embassy', 'visa'],
    ['Podcast interview about the festival', 'press'],
    ['Mock interview with Dana', 'practice'],
    ['Prep for Seaview interview', 'preparation'],
    ['Thank-you email after interview', 'thanks'],
    ['Mitarbeitergespräch', 'appraisal'],
    ['Entretien annuel', 'appraisal'],
    ['Colloquio insegnanti', 'school'],
    ['三者面談', 'school'],
  ])('“%s” is not (%s)', (title) => {
    expect(detect({ title }).verdict).toBe('no')
  })

  test('an entry that cannot be a meeting is not, whatever it says', () => {
    expect(detect({ title: 'Job interview at Seaview Arena', isMeeting: false }).verdict).toBe('no')
  })

  test('a recurring one-on-one never becomes an interview', () => {
    const event = { title: 'Interview: weekly 1:1', recurrenceId: '2026-03-03T10:00:00.000Z' }
    expect(detect(event).verdict).toBe('no')
  })

  describe('an instance of a series that was given another title', () => {
    const renamed = (seriesTitle: string, title: string) =>
      detect({ title, seriesTitle, recurrenceId: '2026-03-03T10:00:00.000Z' }).verdict

    test('is judged by it', () => {
      expect(renamed('Weekly with Dana', 'Final interview: Venue Manager, Seaview Arena')).toBe('interview')
      expect(renamed('Yoga', 'Vorstellungsgespräch bei der Stadthalle')).toBe('interview')
    })

    test('is one of many when it only adds to the title of the series', () => {
      expect(renamed('Dana / Alice', 'Dana / Alice: interview debrief, Seaview Arena')).toBe('no')
    })

    test('is one of many when the series is about interviews itself', () => {
      expect(renamed('Interview sync', 'Interview: Venue Manager, Seaview Arena')).toBe('no')
    })
  })

  test('a banner over a whole week is not an interview', () => {
    const end = { instant: '2026-03-10T00:00:00.000Z', timeZone: 'UTC' }
    expect(detect({ title: 'Interviews Seaview Arena', allDay: true, end }).verdict).toBe('no')
  })

  test('a cancelled or private interview is still one', () => {
    expect(detect({ title: 'Interview: Chef – Seaview Arena', status: 'cancelled' }).verdict).toBe(
      'interview',
    )
    expect(
      detect({ title: 'Busy', description: 'Interview as Chef at Seaview Arena, with Ms Kane' }).verdict,
    ).toBe('interview')
  })
})

describe('the direction', () => {
  test('who is asked to fill in a scorecard interviews', () => {
    const event = {
      title: 'Interview with Tom Hart (Event Assistant)',
      description: 'Interview kit attached. Please submit your scorecard.',
      organizer: { name: 'HR', email: 'hr@brightside.example' },
    }
    expect(detect(event, employedBob).verdict).toBe('no')
  })

  test('a guest with a private address beside a role is the candidate', () => {
    const event = {
      title: 'Interview: Event Assistant',
      organizer: { name: 'Bob Tanner', email: 'bob.tanner@brightside.example' },
      attendees: [guest('Tom Hart', 'tomhart88@gmail.com')],
    }
    expect(detect(event, employedBob).verdict).toBe('no')
  })

  test('an invitation of the own company is about hiring, unless it says that the vacancy is internal', () => {
    const organizer = { name: 'Dana Ko', email: 'dana.ko@brightside.example' }
    expect(detect({ title: 'Interview: Senior Producer', organizer }, employedBob).verdict).not.toBe(
      'interview',
    )
    expect(
      detect({ title: 'Interview: internal vacancy Senior Producer', organizer }, employedBob).verdict,
    ).toBe('interview')
  })

  test('one title has both directions: with a company it is the owner’s, with another person and a role it is not', () => {
    expect(detect({ title: 'Interview with Seaview Arena (Barista)' }).verdict).toBe('interview')
    expect(detect({ title: 'Interview: Maria Lopez – Barista' }, employedBob).verdict).not.toBe('interview')
  })
})

describe('what is read', () => {
  test('people come from lists with their titles, with the address of the guest of that name', () => {
    const found = detect({
      title: 'Interview – Producer – Seaview Arena',
      description:
        'Interviewers: Clara Weiss (Head of Events), Dr. Jonas Roth and Anna Berg <anna@seaview-arena.example>',
      organizer: { name: 'Seaview Careers', email: 'careers@seaview-arena.example' },
      attendees: [guest('Jonas Roth', 'jonas.roth@seaview-arena.example')],
    })
    expect(found.interviewers).toEqual([
      { name: 'Clara Weiss', email: null, title: 'Head of Events' },
      { name: 'Jonas Roth', email: 'jonas.roth@seaview-arena.example', title: null },
      { name: 'Anna Berg', email: 'anna@seaview-arena.example', title: null },
    ])
  })

  test('rooms, bots, mailboxes and whoever is only to be asked for are no interviewers', () => {
    const found = detect({
      title: 'Interview – Producer – Seaview Arena',
      description: 'Ask for Maeve at reception.',
      organizer: { name: 'Scheduling', email: 'scheduling@seaview-arena.example' },
      attendees: [
        { ...guest('Room 4', 'c_1@resource.calendar.google.com'), kind: 'other' },
        guest('Notetaker', 'bot@otter.ai'),
        guest('Clara Weiss', 'clara.weiss@seaview-arena.example'),
      ],
    })
    expect(found.interviewers.map(({ name }) => name)).toEqual(['Clara Weiss'])
  })

  test('a recruiter’s first call is a screen with the recruiter', () => {
    const found = detect({
      title: 'Recruiter call – Head of Partnerships',
      organizer: { name: 'Kate Arden', email: 'kate@lumensearch.example' },
    })
    expect(found).toMatchObject({
      stage: 'screen',
      recruiter: { name: 'Kate Arden' },
      interviewers: [{ name: 'Kate Arden' }],
    })
  })

  test('a stage that is only mentioned is not the stage', () => {
    const found = detect({
      title: 'Phone screen – Seaview Arena (Producer)',
      description: 'A first talk before the panel.',
    })
    expect(found.stage).toBe('screen')
  })

  test('a word of the job’s own name states no stage', () => {
    expect(detect({ title: 'Interview: Technical Coordinator, Seaview Arena' }).stage).toBeNull()
  })

  test('a platform is told by sender, link or footer, never by the conferencing tool', () => {
    const description =
      'Reschedule: https://calendly.com/reschedulings/1\nhttps://us02web.zoom.us/j/81234567890'
    const found = detect({ title: 'Interview Seaview Arena (Producer)', description })
    expect(found).toMatchObject({
      platform: 'calendly',
      conferenceLink: 'https://us02web.zoom.us/j/81234567890',
    })
  })

  test('a street address is a place, a link or a tool is none', () => {
    const title = 'Interview: Producer @ Seaview Arena'
    expect(detect({ title, location: 'Harbour Street 4' }).place).toBe('Harbour Street 4')
    expect(detect({ title, location: 'Microsoft Teams Meeting' }).place).toBeNull()
  })

  test('the language is that of the words', () => {
    expect(detect({ title: 'Vorstellungsgespräch bei der Stadthalle' }).language).toBe('de')
    expect(detect({ title: '最終面接 サクラ工業' }).language).toBe('ja')
  })

  test('an HTML description is read as text', () => {
    const description = '<p>You&#39;ll meet <b>Clara Weiss</b> and Jonas Roth.</p>'
    const found = detect({ title: 'Interview – Producer – Seaview Arena', description })
    expect(found.interviewers.map(({ name }) => name)).toEqual(['Clara Weiss', 'Jonas Roth'])
  })

  test('every reason is a sentence and quotes what it found', () => {
    const { reasons } = detect({ title: 'Vorstellungsgespräch bei der Stadthalle' })
    expect(reasons[0]).toMatchObject({
      evidence: 'The title says “Vorstellungsgespräch”, a word for a job interview',
    })
  })
})
