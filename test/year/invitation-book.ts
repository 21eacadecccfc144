import type { IcsEntry } from '../support/ics-file.ts'
import { alice } from '../support/make-event.ts'
import type { CandidateWorld, Invitation } from './candidate-world.ts'
import { addressOf, nameOf } from './people.ts'

interface Entry extends Invitation {
  sequence: number
  cancelled: boolean
}

/** Invitations as iCalendar keeps them: each change counts, and is published. Null when one was deleted. */
export function invitationBook(
  publish: (uid: string, entry: IcsEntry | null) => Promise<void>,
): Pick<CandidateWorld, 'invite' | 'move' | 'cancel' | 'remove'> {
  const entries = new Map<string, Entry>()
  const put = async (entry: Entry) => {
    entries.set(entry.uid, entry)
    await publish(entry.uid, toIcs(entry))
  }
  const change = (uid: string, next: Partial<Entry>) => {
    const entry = entries.get(uid)
    if (!entry) throw new Error(`There is no event ${uid}.`)
    return put({ ...entry, ...next, sequence: entry.sequence + 1 })
  }
  return {
    invite: (invitation) => put({ ...invitation, sequence: 0, cancelled: false }),
    move: (uid, start) => change(uid, { start }),
    cancel: (uid) => change(uid, { cancelled: true }),
    async remove(uid) {
      entries.delete(uid)
      await publish(uid, null)
    },
  }
}

function toIcs({
  uid,
  title,
  description,
  start,
  minutes,
  organizer,
  attendees,
  sequence,
  cancelled,
}: Entry): IcsEntry {
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  const person = (name: string, email: string) => `ATTENDEE;CN=${name};PARTSTAT=ACCEPTED:mailto:${email}`
  return {
    uid,
    summary: title,
    description,
    start: basic(start),
    end: basic(end),
    lines: [
      `SEQUENCE:${sequence}`,
      `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `ORGANIZER;CN=${nameOf(organizer)}:mailto:${addressOf(organizer)}`,
      person(alice.name, alice.email),
      ...attendees.map((each) => person(nameOf(each), addressOf(each))),
    ],
  }
}

/** RFC 5545, 3.3.5, form 2. */
function basic(instant: string): string {
  return instant.replace(/[-:]|\.\d+/g, '')
}
