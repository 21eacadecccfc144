import { describe, expect, test } from 'vitest'
import { fromGoogleEvent } from '../../../src/providers/google/google-event.ts'

const timed = {
  id: 'abc',
  iCalUID: 'abc@google.com',
  summary: 'Interview',
  start: { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-03T11:00:00+01:00', timeZone: 'Europe/Berlin' },
}
const read = (over: object) => fromGoogleEvent({ ...timed, ...over }, 'Europe/Paris')

describe('an event of Google Calendar', () => {
  test('keeps its identity, its instants and its zone', () => {
    expect(read({})).toMatchObject({
      uid: 'abc@google.com',
      recurrenceId: null,
      status: 'confirmed',
      isMeeting: true,
      allDay: false,
      start: { instant: '2026-03-03T09:00:00.000Z', timeZone: 'Europe/Berlin' },
      end: { instant: '2026-03-03T10:00:00.000Z', timeZone: 'Europe/Berlin' },
    })
  })

  test('on a whole day begins at midnight in the user’s zone', () => {
    const event = read({ start: { date: '2026-07-01' }, end: { date: '2026-07-02' } })
    expect(event).toMatchObject({
      allDay: true,
      start: { instant: '2026-06-30T22:00:00.000Z', timeZone: 'Europe/Paris' },
      end: { instant: '2026-07-01T22:00:00.000Z' },
    })
  })

  test('whose time has no offset means its own zone, or the user’s where that zone is unknown', () => {
    const own = read({ start: { dateTime: '2026-07-01T10:00:00', timeZone: 'Asia/Tokyo' } })
    expect(own?.start.instant).toBe('2026-07-01T01:00:00.000Z')
    const unknown = read({ start: { dateTime: '2026-07-01T10:00:00', timeZone: 'Mars/Base' } })
    expect(unknown?.start).toEqual({ instant: '2026-07-01T08:00:00.000Z', timeZone: 'Europe/Paris' })
  })

  test('never ends before it begins', () => {
    const event = read({ end: { dateTime: '2026-03-03T08:00:00+01:00' } })
    expect(event?.end.instant).toBe(event?.start.instant)
  })

  test.each(['birthday', 'workingLocation', 'outOfOffice', 'focusTime'])(
    'of type %s is no meeting',
    (eventType) => {
      expect(read({ eventType })?.isMeeting).toBe(false)
    },
  )

  test('has its guests in lower case, with their answers; rooms are no persons', () => {
    const event = read({
      organizer: { email: 'Clara@Seaview.example', displayName: ' Clara Weiss ' },
      attendees: [
        { email: 'alice@example.org', self: true, responseStatus: 'declined' },
        { email: 'c_1@resource.calendar.google.com', resource: true, responseStatus: 'accepted' },
        { email: 'dana@example.org', optional: true },
        { responseStatus: 'accepted' },
      ],
    })
    expect(event?.organizer).toEqual({ name: 'Clara Weiss', email: 'clara@seaview.example' })
    expect(event?.attendees).toEqual([
      { name: null, email: 'alice@example.org', response: 'declined', kind: 'person', optional: false },
      {
        name: null,
        email: 'c_1@resource.calendar.google.com',
        response: 'accepted',
        kind: 'other',
        optional: false,
      },
      { name: null, email: 'dana@example.org', response: 'needs-action', kind: 'person', optional: true },
    ])
  })

  test('of a series keeps its original start when it was moved', () => {
    const event = read({
      recurringEventId: 'abc',
      originalStartTime: { dateTime: '2026-03-02T10:00:00+01:00' },
    })
    expect(event?.recurrenceId).toBe('2026-03-02T09:00:00.000Z')
  })

  test('carries the video link of its conference, not the telephone number', () => {
    const conferenceData = {
      entryPoints: [
        { entryPointType: 'phone', uri: 'tel:+1-111' },
        { entryPointType: 'video', uri: 'https://meet.google.com/abc-defg-hij' },
      ],
    }
    expect(read({ conferenceData })?.conferenceUrl).toBe('https://meet.google.com/abc-defg-hij')
  })

  test('without any identity gets the same one in every copy', () => {
    const bare = { ...timed, id: undefined, iCalUID: undefined }
    expect(fromGoogleEvent(bare, 'UTC')?.uid).toBe(fromGoogleEvent({ ...bare }, 'Asia/Tokyo')?.uid)
  })

  test('with fields of a wrong kind is read without them', () => {
    expect(read({ summary: 7, attendees: 'everybody', conferenceData: [] })).toMatchObject({
      title: '',
      attendees: [],
      conferenceUrl: null,
    })
  })
})

test('an invitation to another address of the account is one to the account', () => {
  const attendees = [
    { email: 'a.lice@googlemail.test', self: true, responseStatus: 'declined' },
    { email: 'bob@lumenlive.example', responseStatus: 'accepted' },
  ]
  const event = fromGoogleEvent({ ...timed, attendees }, 'Europe/Paris', 'alice@gmail.test')
  expect(event?.attendees.map(({ email, response }) => [email, response])).toEqual([
    ['alice@gmail.test', 'declined'],
    ['bob@lumenlive.example', 'accepted'],
  ])
})

describe('what is no event', () => {
  test.each([
    null,
    7,
    'text',
    [],
    {},
    { id: 'gone', status: 'cancelled' },
    { ...timed, start: { dateTime: 'soon' } },
  ])('%j gives null', (value) => {
    expect(fromGoogleEvent(value, 'UTC')).toBeNull()
  })
})
