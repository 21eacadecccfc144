import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

async function eventWith(...lines: string[]) {
  const { events, problems } = await readText(calendarOf(...eventOf(...lines)))
  expect(problems).toEqual([])
  const [event] = events
  if (!event) throw new Error('no event was read')
  return event
}

describe('people', () => {
  const people: [what: string, line: string, expected: object][] = [
    [
      'an address in any case',
      'ATTENDEE:MAILTO:Clara@Acme.Example',
      { email: 'clara@acme.example', name: null },
    ],
    ['an address without scheme', 'ATTENDEE:clara@acme.example', { email: 'clara@acme.example' }],
    ['a name with comma', 'ATTENDEE;CN="Doe, Clara":mailto:c@acme.example', { name: 'Doe, Clara' }],
    [
      'no name where the name is only the address',
      'ATTENDEE;CN=c@acme.example:mailto:c@acme.example',
      { name: null },
    ],
    ['the EMAIL parameter', 'ATTENDEE;EMAIL=C@acme.example:urn:uuid:1', { email: 'c@acme.example' }],
    ['no address where there is none', 'ATTENDEE;CN=Clara:invalid:nomail', { email: null, name: 'Clara' }],
    ['a refusal', 'ATTENDEE;PARTSTAT=declined:mailto:c@acme.example', { response: 'declined' }],
    [
      'no answer',
      'ATTENDEE:mailto:c@acme.example',
      { response: 'needs-action', optional: false, kind: 'person' },
    ],
    ['a room', 'ATTENDEE;CUTYPE=ROOM:mailto:r@acme.example', { kind: 'other' }],
    ['a resource', 'ATTENDEE;CUTYPE=RESOURCE:mailto:r@acme.example', { kind: 'other' }],
    ['a group', 'ATTENDEE;CUTYPE=GROUP:mailto:r@acme.example', { kind: 'other' }],
    ['somebody optional', 'ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:c@acme.example', { optional: true }],
  ]
  for (const [what, line, expected] of people) {
    it(`reads ${what}`, async () => {
      expect((await eventWith(line)).attendees[0]).toMatchObject(expected)
    })
  }

  it('reads the organiser', async () => {
    const event = await eventWith('ORGANIZER;CN=Bob:mailto:Bob@acme.example')
    expect(event.organizer).toEqual({ name: 'Bob', email: 'bob@acme.example' })
  })
})

describe('texts', () => {
  it('unfolds and unescapes them', async () => {
    const event = await eventWith(
      'DESCRIPTION:One\\, two\\; th',
      ' ree\\nfour',
      '\t five',
      'LOCATION:Hall \\\\ 1',
    )
    expect(event.description).toBe('One, two; three\nfour five')
    expect(event.location).toBe('Hall \\ 1')
  })

  it('takes the HTML description only where the plain one is empty', async () => {
    const html = 'X-ALT-DESC;FMTTYPE=text/html:<p>Hello\\, you</p>'
    expect((await eventWith('DESCRIPTION:Plain', html)).description).toBe('Plain')
    expect((await eventWith('DESCRIPTION: ', html)).description).toBe('<p>Hello, you</p>')
  })

  it('reads properties whose names are in lower case', async () => {
    const lower = calendarOf(...eventOf('SUMMARY:Talk')).toLowerCase()
    expect((await readText(lower)).events[0]).toMatchObject({ title: 'talk', uid: 'one@example.org' })
  })

  it('keeps a private event as it is', async () => {
    expect((await eventWith('CLASS:PRIVATE', 'SUMMARY:Interview')).title).toBe('Interview')
  })

  it('says when the event last changed, and does not take the stamp of the export for it', async () => {
    expect((await eventWith('LAST-MODIFIED:20260501T101112Z')).updatedAt).toBe('2026-05-01T10:11:12.000Z')
    expect((await eventWith('DTSTAMP:20260501T101112Z')).updatedAt).toBeNull()
  })
})

describe('links', () => {
  const links: [string, string[], string][] = [
    ['CONFERENCE', ['CONFERENCE;VALUE=URI:https://meet.example/a'], 'https://meet.example/a'],
    [
      'the video of several CONFERENCEs',
      [
        'CONFERENCE;FEATURE=PHONE:https://tel.example/1',
        'CONFERENCE;FEATURE="AUDIO,VIDEO":https://meet.example/b',
      ],
      'https://meet.example/b',
    ],
    ['X-GOOGLE-CONFERENCE', ['X-GOOGLE-CONFERENCE:https://meet.example/c'], 'https://meet.example/c'],
    [
      'X-MICROSOFT-SKYPETEAMSMEETINGURL',
      ['X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/l/d'],
      'https://teams.example/l/d',
    ],
  ]
  for (const [name, lines, link] of links) {
    it(`takes the conference from ${name}`, async () => {
      expect((await eventWith(...lines)).conferenceUrl).toBe(link)
    })
  }

  it('takes nothing but web links', async () => {
    const event = await eventWith('CONFERENCE:tel:+491234', 'URL:javascript:alert(1)')
    expect(event).toMatchObject({ conferenceUrl: null, url: null })
    expect((await eventWith('URL;VALUE=URI:https://acme.example/jobs')).url).toBe('https://acme.example/jobs')
  })
})

describe('what cannot be a meeting', () => {
  const entries: [string, string[], boolean][] = [
    ['a holiday by its category', ['CATEGORIES:Holiday'], false],
    ['a day out of office', ['DTSTART;VALUE=DATE:20260506', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], false],
    ['a special day of Apple', ['X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'], false],
    ['hours marked out of office', ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'], true],
    ['a transparent event', ['TRANSP:TRANSPARENT'], true],
    [
      'a day with guests',
      ['DTSTART;VALUE=DATE:20260506', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'ATTENDEE:a@b.example'],
      true,
    ],
  ]
  for (const [what, lines, isMeeting] of entries) {
    it(`${isMeeting ? 'is not' : 'is'} ${what}`, async () => {
      expect((await eventWith(...lines)).isMeeting).toBe(isMeeting)
    })
  }
})
