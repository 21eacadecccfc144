// event: https://learn.microsoft.com/graph/api/resources/event
import { z } from 'zod'

const text = z.string().nullish().catch(null)
const flag = z.boolean().nullish().catch(null)
const time = z.object({ dateTime: text, timeZone: text }).nullish().catch(null)
const recipient = z
  .object({ emailAddress: z.object({ name: text, address: text }).nullish().catch(null) })
  .nullish()
  .catch(null)
const response = z.object({ response: text }).nullish().catch(null)
const attendee = z
  .object({ type: text, status: response })
  .and(z.object({ emailAddress: z.object({ name: text, address: text }).nullish().catch(null) }))

/** The fields we read. Every one may be null, and one of the wrong type counts as missing; only the id must be there. */
export const eventShape = z.object({
  id: z.string(),
  '@removed': z.object({ reason: text }).nullish(),
  uid: text,
  iCalUId: text,
  type: text,
  seriesMasterId: text,
  originalStart: text,
  originalStartTimeZone: text,
  subject: text,
  body: z.object({ content: text }).nullish().catch(null),
  start: time,
  end: time,
  isAllDay: flag,
  isCancelled: flag,
  isOrganizer: flag,
  showAs: text,
  location: z.object({ displayName: text }).nullish().catch(null),
  organizer: recipient,
  attendees: z.array(attendee).nullish().catch(null),
  responseStatus: response,
  onlineMeeting: z.object({ joinUrl: text }).nullish().catch(null),
  onlineMeetingUrl: text,
  lastModifiedDateTime: text,
})

/** An event as Graph gives it, or a stub or a tombstone of one. */
export type GraphEvent = z.infer<typeof eventShape>

/**
 * In a delta the instances of a series are stubs: id, seriesMasterId, type, start and end, and nothing else
 * (microsoft-graph-docs, issue 7632). A field that is null was told; one that is undefined was not.
 */
export function isStub(event: GraphEvent): boolean {
  return event.subject === undefined && event.organizer === undefined && event.type === 'occurrence'
}

/** A stub with what it has in common with its series. */
export function fromSeries(stub: GraphEvent, master: GraphEvent): GraphEvent {
  const own = Object.entries(stub).filter(([, value]) => value !== undefined)
  return { ...master, originalStart: undefined, ...Object.fromEntries(own) }
}
