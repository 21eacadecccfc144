import type { AccountState } from '../world/account-state.ts'
import type { EventView } from '../world/event-state.ts'
import { sameAddress } from '../world/person.ts'
import { stampOf } from '../world/series.ts'
import { iso, type When } from '../world/times.ts'
import type { Attendee, Person, Response } from '../world/types.ts'
import { recurrenceOf } from './recurrence.ts'
import { dateTimeTimeZone, windowsName } from './zones.ts'

export interface Wanted {
  viewer: AccountState
  /** Name of the zone in which times are told. */
  zone: string
  immutableIds: boolean
}

export function idOf(view: Pick<EventView, 'appearance' | 'originalStart'>, immutable: boolean): string {
  const { mutableId, immutableId } = view.appearance
  const base = immutable ? immutableId : mutableId
  return view.originalStart === null ? base : `${base}_${stampOf(view.originalStart)}`
}

/** https://learn.microsoft.com/graph/api/resources/event */
export function eventResource(view: EventView, wanted: Wanted): Record<string, unknown> {
  const { content, appearance } = view
  const { event } = appearance
  const isCancelled = content.status === 'cancelled'
  return {
    ...versionOf(view),
    id: idOf(view, wanted.immutableIds),
    createdDateTime: iso(Date.parse(event.created)),
    lastModifiedDateTime: iso(Date.parse(event.updated)),
    categories: [],
    transactionId: null,
    originalStartTimeZone: windowsName(content.start.zone),
    originalEndTimeZone: windowsName(content.end.zone),
    iCalUId: event.uid,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: isCancelled ? `Canceled: ${content.title}` : content.title,
    bodyPreview: content.description.slice(0, 255),
    importance: 'normal',
    sensitivity: content.visibility === 'private' ? 'private' : 'normal',
    isAllDay: content.start.date !== null,
    isCancelled,
    isOrganizer: content.organizer === null || sameAddress(content.organizer.email, wanted.viewer.email),
    responseRequested: true,
    responseStatus: ownResponse(view, wanted.viewer),
    showAs:
      BUSY[content.kind] ?? (isCancelled ? 'free' : content.status === 'tentative' ? 'tentative' : 'busy'),
    ...seriesOf(view, wanted),
    webLink: `https://outlook.office365.com/owa/?itemid=${appearance.mutableId}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: content.meetingUrl !== null,
    onlineMeetingProvider: content.meetingUrl === null ? 'unknown' : 'teamsForBusiness',
    onlineMeeting: content.meetingUrl === null ? null : { joinUrl: content.meetingUrl },
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: content.attendeesOmitted,
    body: { contentType: 'html', content: bodyOf(content.description) },
    ...timesOf(content.start, content.end, wanted.zone),
    location: { displayName: content.location, locationType: 'default', uniqueIdType: 'private' },
    locations: content.location === '' ? [] : [{ displayName: content.location, locationType: 'default' }],
    attendees: content.attendeesOmitted ? [] : content.attendees.map(guestOf),
    organizer: recipientOf(content.organizer ?? wanted.viewer),
  }
}

/** In a delta an occurrence is told by its times only; the rest stands with its series. */
export function occurrenceInDelta(view: EventView, wanted: Wanted): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': versionOf(view)['@odata.etag'],
    id: idOf(view, wanted.immutableIds),
    type: 'occurrence',
    seriesMasterId: wanted.immutableIds ? view.appearance.immutableId : view.appearance.mutableId,
    ...timesOf(view.content.start, view.content.end, wanted.zone),
  }
}

const BUSY: Partial<Record<EventView['content']['kind'], string>> = {
  outOfOffice: 'oof',
  workingLocation: 'workingElsewhere',
  birthday: 'free',
}

function versionOf({ appearance, version }: EventView): Record<string, string> {
  const changeKey = Buffer.from(`${appearance.event.id.slice(0, 8)}${version}`).toString('base64')
  return { '@odata.etag': `W/"${changeKey}"`, changeKey }
}

const timesOf = (start: When, end: When, zone: string) => ({
  start: dateTimeTimeZone(start, zone),
  end: dateTimeTimeZone(end, zone),
})

function seriesOf(
  { kind, appearance, originalStart, content }: EventView,
  wanted: Wanted,
): Record<string, unknown> {
  const isInstance = originalStart !== null
  return {
    type: kind === 'single' ? 'singleInstance' : kind === 'master' ? 'seriesMaster' : kind,
    seriesMasterId: isInstance ? (wanted.immutableIds ? appearance.immutableId : appearance.mutableId) : null,
    ...(isInstance ? { originalStart: iso(originalStart.ms) } : {}),
    recurrence: kind === 'master' ? recurrenceOf(appearance.event.rule ?? '', content.start) : null,
  }
}

const bodyOf = (text: string): string =>
  text === '' || /<\w+[^>]*>/.test(text)
    ? text
    : `<html><body>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')}</body></html>`

const recipientOf = ({ name, email }: Person) => ({ emailAddress: { name: name || email, address: email } })

const RESPONSES: Record<Response, string> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentativelyAccepted',
  needsAction: 'notResponded',
}

const NEVER = '0001-01-01T00:00:00Z'

function guestOf(guest: Attendee): Record<string, unknown> {
  return {
    type: guest.resource ? 'resource' : guest.optional ? 'optional' : 'required',
    status: { response: guest.response === 'needsAction' ? 'none' : RESPONSES[guest.response], time: NEVER },
    ...recipientOf(guest),
  }
}

function ownResponse({ content }: EventView, viewer: AccountState): Record<string, string> {
  const own = content.attendees.find(({ email }) => sameAddress(email, viewer.email))
  const isOrganizer = content.organizer === null || sameAddress(content.organizer.email, viewer.email)
  return { response: isOrganizer ? 'organizer' : own ? RESPONSES[own.response] : 'none', time: NEVER }
}
