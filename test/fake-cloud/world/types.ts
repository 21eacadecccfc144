export type Provider = 'google' | 'microsoft'
export type Response = 'accepted' | 'declined' | 'tentative' | 'needsAction'

export interface Person {
  name: string
  email: string
}

/** A person as a story names one: `'Ann Lee <ann@acme.example>'`, an address alone, or both. */
export type PersonInput = Person | string

export interface Attendee extends Person {
  response: Response
  optional: boolean
  /** A room or a device. */
  resource: boolean
}

/** What Google calls eventType; Microsoft shows the same as a subject and a kind of busy. */
export type EventKind = 'default' | 'birthday' | 'workingLocation' | 'outOfOffice' | 'focusTime' | 'fromGmail'

export interface EventInput {
  title: string
  /** ISO instant, or a date for an event of whole days. */
  start: string
  /** The same form as `start`; one hour or one day later when it is not given. */
  end?: string
  /** IANA zone in which it was written; the calendar's own when it is not given. */
  timeZone?: string
  description?: string
  location?: string
  meetingUrl?: string
  /** Given and somebody else: it is an invitation, and the owner of the calendar is one of the attendees. */
  organizer?: PersonInput
  /** The others. */
  attendees?: (PersonInput | Partial<Attendee>)[]
  /** The owner's own answer; accepted when it is not given. */
  response?: Response
  status?: 'confirmed' | 'tentative'
  /** The owner is not on the list of guests, as in events taken from a mail. */
  withoutOwner?: boolean
  /** RFC 5545 RRULE without its name: `FREQ=WEEKLY;COUNT=4`. */
  recurrence?: string
  kind?: EventKind
  attendeesOmitted?: boolean
  visibility?: 'default' | 'private'
  /** iCalendar UID; made when it is not given. */
  uid?: string
  /** When the organiser made it; now when it is not given. */
  created?: string
}

export type EventChange = Partial<
  Pick<EventInput, 'title' | 'description' | 'location' | 'meetingUrl' | 'organizer' | 'attendees' | 'status'>
>

/** An event as the story holds it in its hand. */
export interface EventRef {
  readonly uid: string
  /** Original start of one instance of a series, an ISO instant or a date; absent for the whole. */
  readonly instance?: string
}

export interface MailInput {
  from: PersonInput
  to?: PersonInput[]
  cc?: PersonInput[]
  bcc?: PersonInput[]
  replyTo?: PersonInput[]
  subject: string
  text?: string
  html?: string
  /** Message-ID with angle brackets; made when it is not given. */
  messageId?: string
  /** The message it answers: its thread, In-Reply-To and References. */
  inReplyTo?: { messageId: string }
  headers?: Record<string, string>
}

export type Folder = 'inbox' | 'drafts' | 'sent' | 'trash' | 'spam' | 'archive'

/** A message as an assertion sees it. */
export interface MailView {
  /** The vendor's id; Microsoft's immutable one. */
  id: string
  /** Google's draft id, which stays when the message id changes; Microsoft knows only the message. */
  draftId: string | null
  threadId: string
  messageId: string
  inReplyTo: string | null
  references: string[]
  from: Person
  to: Person[]
  cc: Person[]
  bcc: Person[]
  replyTo: Person[]
  subject: string
  text: string
  html: string | null
  /** Every header, in order, names as they were written. */
  headers: [name: string, value: string][]
  folder: Folder
  /** When it was received, sent or last laid into the drafts. */
  date: string
  unread: boolean
}

export interface TaskView {
  id: string
  listId: string
  title: string
  notes: string
  /** A date. */
  due: string | null
  completed: string | null
  deleted: boolean
  updated: string
}
