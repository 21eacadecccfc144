import { plain } from '../../followup/words.ts'
import { shownUrl } from '../../shared/shown-url.ts'
import type { Connection } from '../../store/connections.ts'
import { whenOf } from './when.ts'

export interface TroubleView {
  what: string
  error: string
  /** What happens next, without the user or with them. */
  next: string
}

const roles: Record<Connection['role'], string> = {
  calendar: 'Calendar',
  mailbox: 'Drafts',
  sender: 'Digest',
  tasks: 'Task list',
}

/** Connections that do not work, with what is done about it. */
export function troubleView(connections: Connection[], now: string, timeZone: string): TroubleView[] {
  return connections
    .filter(({ error }) => error !== null)
    .map((connection) => ({
      what: connectionName(connection),
      error: plain(connection.error ?? ''),
      next: nextOf(connection, now, timeZone),
    }))
}

export function connectionName({ role, location }: Connection): string {
  return `${roles[role]}: ${plain(shownPlace(location))}`
}

function nextOf({ stoppedAt, notBefore }: Connection, now: string, timeZone: string): string {
  if (stoppedAt !== null) return 'It waits until you connect it again.'
  if (notBefore !== null && notBefore > now) return `It is tried again ${whenOf(notBefore, now, timeZone)}.`
  return 'It is tried again by itself.'
}

/** A secret calendar address is not told, not even to its owner: pages are photographed. */
function shownPlace(location: string): string {
  return /^(https?|webcals?):/i.test(location) ? shownUrl(location) : location
}
