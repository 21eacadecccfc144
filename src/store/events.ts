import type { Selectable } from 'kysely'
import type { CalendarEvent } from '../calendar/calendar-event.ts'
import type { Detection } from '../detection/interview-detection.ts'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'
import type { EventsTable } from './schema.ts'

/** A calendar's copy of an event that is, or may be, an interview. */
export interface StoredEvent {
  id: string
  connectionId: string
  event: CalendarEvent
  detection: Detection
  /** Since when its calendar no longer lists it. */
  goneSince: string | null
  /** When we learned, before its end, that it will not take place. */
  calledOffAt: string | null
  firstSeenAt: string
  interviewId: string | null
}

export function eventId(connectionId: string, event: Pick<CalendarEvent, 'uid' | 'recurrenceId'>): string {
  return stableId('event', connectionId, event.uid, event.recurrenceId ?? '')
}

export async function listEvents(db: Database, userId: string, interviewId?: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewId !== undefined, (query) => query.where('interview_id', '=', interviewId ?? null))
    .orderBy('id')
    .execute()
  return rows.map(toStoredEvent)
}

export async function saveEvent(db: Database, userId: string, stored: StoredEvent): Promise<void> {
  const changing = {
    event: JSON.stringify(stored.event),
    detection: JSON.stringify(stored.detection),
    gone_since: stored.goneSince,
    called_off_at: stored.calledOffAt,
    interview_id: stored.interviewId,
  }
  await db
    .insertInto('events')
    .values({
      id: stored.id,
      user_id: userId,
      connection_id: stored.connectionId,
      uid: stored.event.uid,
      recurrence_id: stored.event.recurrenceId ?? '',
      first_seen_at: stored.firstSeenAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

export async function linkEvents(
  db: Database,
  userId: string,
  eventIds: string[],
  interviewId: string,
): Promise<void> {
  await db
    .updateTable('events')
    .set({ interview_id: interviewId })
    .where('user_id', '=', userId)
    .where('id', 'in', eventIds)
    .execute()
}

export async function deleteEvent(db: Database, userId: string, id: string): Promise<void> {
  await db.deleteFrom('events').where('user_id', '=', userId).where('id', '=', id).execute()
}

function toStoredEvent(row: Selectable<EventsTable>): StoredEvent {
  return {
    id: row.id,
    connectionId: row.connection_id,
    event: JSON.parse(row.event) as CalendarEvent,
    detection: JSON.parse(row.detection) as Detection,
    goneSince: row.gone_since,
    calledOffAt: row.called_off_at,
    firstSeenAt: row.first_seen_at,
    interviewId: row.interview_id,
  }
}
