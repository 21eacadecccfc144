import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from '../../../src/calendar/calendar-event.ts'
import { fromMicrosoftEvent } from '../../../src/providers/microsoft/microsoft-event.ts'

const context = { timeZone: 'Europe/Berlin', accountEmail: 'alice@example.org' }
const person = (name: string | null, address: string | null) => ({ emailAddress: { name, address } })

const resource = {
  id: 'AAk1',
  type: 'singleInstance',
  iCalUId: 'interview@acme.example',
  subject: 'Interview with Clara',
  start: { dateTime: '2026-05-06T08:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-05-06T09:00:00.0000000', timeZone: 'UTC' },
  originalStartTimeZone: 'W. Europe Standard Time',
  lastModifiedDateTime: '2026-05-01T10:00:00.1234567Z',
}

function read(given: Record<string, unknown>): CalendarEvent {
  const event = fromMicrosoftEvent({ ...resource, ...given }, context)
  if (!event) throw new Error('it should be an event')
  return event
}

/** Global object id of Exchange: class, day of the instance, time of creation, zeros, size, data. */
const globalId = (day: string, data: string) =>
  `040000008200E00074C5B7101A82E008${day}C0CFBB3A4F10DC010000000000000000${'10000000'}${data}`
const ownData = '611ADE0CCACD674D8958B24742524618'

describe('an event of Outlook', () => {
  it('is at its instant, in the zone in which it was written', () => {
    const { start, end, updatedAt } = read({})
    expect(start).toEqual({ instant: '2026-05-06T08:00:00.000Z', timeZone: 'Europe/Berlin' })
    expect(end.instant).toBe('2026-05-06T09:00:00.000Z')
    expect(updatedAt).toBe('2026-05-01T10:00:00.123Z')
  })

  it('has a time without offset that means its zone, and not that of the machine', () => {
    const time = (timeZone: string | null) => ({ dateTime: '2026-07-06T10:00:00.0000000', timeZone })
    expect(read({ start: time('Pacific Standard Time') }).start.instant).toBe('2026-07-06T17:00:00.000Z')
    expect(read({ start: time('America/New_York') }).start.instant).toBe('2026-07-06T14:00:00.000Z')
    expect(read({ start: time(null) }).start.instant).toBe('2026-07-06T10:00:00.000Z')
    expect(read({ start: { dateTime: '2026-07-06T10:00:00Z' } }).start.instant).toBe(
      '2026-07-06T10:00:00.000Z',
    )
  })

  it("is lived in the user's zone when Outlook draws its own or names none", () => {
    for (const name of ['tzone://Microsoft/Custom', 'Nowhere Time', '', null]) {
      expect(read({ originalStartTimeZone: name }).start.timeZone).toBe('Europe/Berlin')
    }
    expect(read({ originalStartTimeZone: 'pacific standard time' }).start.timeZone).toBe(
      'America/Los_Angeles',
    )
  })

  it('of a whole day ignores the zone beside the date', () => {
    for (const timeZone of ['UTC', 'Tokyo Standard Time', 'Pacific Standard Time']) {
      const event = read({
        isAllDay: true,
        originalStartTimeZone: timeZone,
        start: { dateTime: '2026-05-06T00:00:00.0000000', timeZone },
        end: { dateTime: '2026-05-07T00:00:00.0000000', timeZone },
      })
      expect(event.start).toEqual({ instant: '2026-05-05T22:00:00.000Z', timeZone: 'Europe/Berlin' })
      expect(event.end.instant).toBe('2026-05-06T22:00:00.000Z')
      expect(event.allDay).toBe(true)
    }
  })

  it('may have null for every property that is an object', () => {
    const nothing = Object.fromEntries(
      [
        'body',
        'location',
        'organizer',
        'attendees',
        'responseStatus',
        'onlineMeeting',
        'recurrence',
        'end',
        'subject',
        'showAs',
        'isCancelled',
        'iCalUId',
        'originalStart',
        'seriesMasterId',
        'type',
        'isAllDay',
      ].map((name) => [name, null]),
    )
    const event = read(nothing)
    expect(event).toMatchObject({
      title: '',
      description: '',
      organizer: null,
      attendees: [],
      conferenceUrl: null,
    })
    expect(event.end).toEqual(event.start)
    expect(event.uid).toMatch(/^microsoft-[0-9a-f]{32}$/)
  })

  it('without a start, removed, or standing for a whole series is no event', () => {
    for (const given of [{ start: null }, { '@removed': { reason: 'deleted' } }, { type: 'seriesMaster' }]) {
      expect(fromMicrosoftEvent({ ...resource, ...given }, context)).toBeNull()
    }
    for (const other of [null, 'text', 7, [], {}]) expect(fromMicrosoftEvent(other, context)).toBeNull()
  })

  it('is cancelled when Outlook says so, or writes it before the title in one of its languages', () => {
    expect(read({ isCancelled: true }).status).toBe('cancelled')
    for (const title of [
      'Canceled: Interview',
      'Abgesagt: Gespräch',
      'Annulé : Entretien',
      'Cancelado: Entrevista',
      'Annullato: Colloquio',
      'Geannuleerd: Gesprek',
      '已取消: 面试',
      'キャンセル済み：面接',
    ]) {
      expect(read({ subject: title }).status, title).toBe('cancelled')
      expect(read({ subject: title }).title, title).toMatch(/^(?:\p{L}|\p{Script=Han})[^:：]*$/u)
    }
    expect(read({ subject: 'Canceled: Interview' }).title).toBe('Interview')
    expect(read({ subject: 'Cancelled flights: interview about them' }).status).toBe('confirmed')
  })

  it('shown as tentative is only so when its organiser says it', () => {
    expect(read({ showAs: 'tentative', isOrganizer: false }).status).toBe('confirmed')
    expect(read({ showAs: 'tentative', isOrganizer: true }).status).toBe('tentative')
  })

  it('that marks a whole day away is no meeting; an hour away may be an interview entered discreetly', () => {
    expect(read({ showAs: 'oof', isAllDay: true }).isMeeting).toBe(false)
    expect(read({ showAs: 'workingElsewhere', isAllDay: true }).isMeeting).toBe(false)
    expect(read({ showAs: 'oof' }).isMeeting).toBe(true)
  })

  it("knows the owner's own answer, which the list of attendees in their calendar does not", () => {
    const attendees = [
      { type: 'required', status: { response: 'none' }, ...person('Alice', 'Alice@Example.org') },
      {
        type: 'optional',
        status: { response: 'tentativelyAccepted' },
        ...person('Clara', 'clara@acme.example'),
      },
      { type: 'resource', status: null, ...person('Room 4', 'room4@acme.example') },
      { type: null, status: null, emailAddress: null },
    ]
    const event = read({ attendees, responseStatus: { response: 'declined' } })
    expect(event.attendees).toEqual([
      { name: 'Alice', email: 'alice@example.org', response: 'declined', kind: 'person', optional: false },
      { name: 'Clara', email: 'clara@acme.example', response: 'tentative', kind: 'person', optional: true },
      {
        name: 'Room 4',
        email: 'room4@acme.example',
        response: 'needs-action',
        kind: 'other',
        optional: false,
      },
    ])
  })

  it('declined by somebody who was invited as one of a group is declined', () => {
    const event = read({ attendees: [], responseStatus: { response: 'declined' }, isOrganizer: false })
    expect(event.attendees).toEqual([
      expect.objectContaining({ email: 'alice@example.org', response: 'declined' }),
    ])
    expect(read({ attendees: [], responseStatus: { response: 'accepted' } }).attendees).toEqual([])
  })

  it('names nobody after their address', () => {
    expect(read({ organizer: person('bob@acme.example', 'bob@acme.example') }).organizer).toEqual({
      name: null,
      email: 'bob@acme.example',
    })
    expect(read({ organizer: person(null, null) }).organizer).toBeNull()
  })

  it('carries its conference in one of two places', () => {
    expect(read({ onlineMeeting: { joinUrl: 'https://teams.example/j' } }).conferenceUrl).toBe(
      'https://teams.example/j',
    )
    expect(read({ onlineMeeting: null, onlineMeetingUrl: 'https://skype.example/j' }).conferenceUrl).toBe(
      'https://skype.example/j',
    )
  })
})

describe('the identity of an event of Outlook', () => {
  it('is the UID of its invitation, without the day that Exchange writes into an instance', () => {
    const series = globalId('00000000', ownData)
    const instance = globalId('07EA0A13', ownData)
    expect(read({ iCalUId: series }).uid).toBe(series)
    expect(read({ iCalUId: instance, type: 'occurrence' }).uid).toBe(series)
  })

  it('is the foreign UID where another calendar program made the event', () => {
    const foreign = Buffer.from('vCal-Uid\u0001\0\0\0abc123@google.com\0', 'latin1')
      .toString('hex')
      .toUpperCase()
    expect(read({ iCalUId: globalId('07EA0A13', foreign) }).uid).toBe('abc123@google.com')
  })

  it('is the property uid where Graph gives it, and what stands there where it is no id of Exchange', () => {
    expect(read({ uid: 'series@acme.example', iCalUId: 'other' }).uid).toBe('series@acme.example')
    expect(read({ iCalUId: '0400000082' }).uid).toBe('0400000082')
  })

  it('of an instance is the start it had in its series, as in the other calendars', () => {
    const moved = { type: 'exception', originalStart: '2026-05-04T07:00:00Z', seriesMasterId: 'M' }
    expect(read(moved).recurrenceId).toBe('2026-05-04T07:00:00.000Z')
    expect(read({ type: 'occurrence', seriesMasterId: 'M' }).recurrenceId).toBe('2026-05-06T08:00:00.000Z')
    expect(read({ type: 'singleInstance' }).recurrenceId).toBeNull()
  })

  it("of a whole-day instance is the midnight of its day in the user's zone", () => {
    const day = {
      type: 'exception',
      isAllDay: true,
      start: { dateTime: '2026-05-08T00:00:00.0000000', timeZone: 'UTC' },
    }
    for (const originalStart of ['2026-05-06T00:00:00Z', '2026-05-05T22:00:00Z']) {
      expect(read({ ...day, originalStart }).recurrenceId).toBe('2026-05-05T22:00:00.000Z')
    }
  })
})
