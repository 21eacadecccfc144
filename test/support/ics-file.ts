/** One VEVENT as a person's calendar program would export it; times are UTC unless they carry a parameter. */
export interface IcsEntry {
  uid: string
  summary: string
  /** "20260303T130000Z", or with parameters ";TZID=Europe/Berlin:20260303T140000". */
  start: string
  end: string
  description?: string
  location?: string
  /** Further lines as they are. */
  lines?: string[]
}

export function icsFile(entries: IcsEntry[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//Example//EN',
    ...entries.flatMap(vevent),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

function vevent({ uid, summary, start, end, description, location, lines = [] }: IcsEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260201T000000Z',
    `DTSTART${value(start)}`,
    `DTEND${value(end)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...lines,
    'END:VEVENT',
  ]
}

function value(time: string): string {
  return time.startsWith(';') ? time : `:${time}`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

/** An interview of Alice with Bob of Lumen Live, arranged by Rita, on Tuesday 3 March 2026, 14:00 in Berlin. */
export const lumenInterview: IcsEntry = {
  uid: 'lumen-1@example.org',
  summary: 'Interview: Event Manager at Lumen Live',
  start: '20260303T130000Z',
  end: '20260303T140000Z',
  location: 'Hafenstr. 1, Hamburg',
  description:
    'Hi Alice,\nwe look forward to your interview for the Event Manager role at Lumen Live.\nInterviewer: Bob Berger (Head of Events)\n\nRita Reed\nTalent Acquisition, Lumen Live',
  lines: [
    'ORGANIZER;CN=Rita Reed:mailto:rita.reed@lumenlive.example',
    'ATTENDEE;CN=Alice Archer;PARTSTAT=ACCEPTED:mailto:alice@example.org',
    'ATTENDEE;CN=Bob Berger;PARTSTAT=ACCEPTED:mailto:bob.berger@lumenlive.example',
  ],
}

/** A process elsewhere, some days later. */
export const harbourInterview: IcsEntry = {
  uid: 'harbour-1@example.org',
  summary: 'Interview: Venue Coordinator at Harbour Hall',
  start: '20260305T090000Z',
  end: '20260305T100000Z',
  description:
    'Dear Alice, your interview for the Venue Coordinator role at Harbour Hall. You will meet: Eve Ellis (Head of Operations).',
  lines: [
    'ORGANIZER;CN=Eve Ellis:mailto:eve.ellis@harbourhall.example',
    'ATTENDEE;CN=Alice Archer;PARTSTAT=ACCEPTED:mailto:alice@example.org',
    'ATTENDEE;CN=Eve Ellis;PARTSTAT=ACCEPTED:mailto:eve.ellis@harbourhall.example',
  ],
}

export const dentist: IcsEntry = {
  uid: 'dentist@example.org',
  summary: 'Zahnarzt Quastenflosser',
  start: '20260304T080000Z',
  end: '20260304T083000Z',
  description: 'Wurzelbehandlung xylophonartig',
  location: 'Praxis Brombeerstrauch',
  lines: ['ATTENDEE;CN=Doktor Krummhorn:mailto:krummhorn@praxis.example'],
}
