import type { Pipeline } from '../../src/pipeline.ts'
import type { ConnectionPlace } from '../../src/store/connections.ts'
import type { Draft } from '../../src/store/drafts.ts'

/** An invitation as it comes into Alice's calendar. */
export interface Invitation {
  uid: string
  title: string
  description: string
  /** ISO instant in UTC. */
  start: string
  minutes: number
  /** `Name <address>`. */
  organizer: string
  /** Besides Alice. */
  attendees: string[]
}

/** Mail that somebody sends to Alice. */
export interface Letter {
  /** `Name <address>`. */
  from: string
  subject: string
}

/**
 * A calendar, a mailbox and a way to send, of one kind, with what people do in them. The same year is lived through
 * in each, and must leave the same.
 */
export interface CandidateWorld {
  connections: ConnectionPlace[]
  ports: Pick<Pipeline, 'openCalendar' | 'openMailbox' | 'openSender'>
  /** Where the mail may not be read, Alice tells by herself that somebody answered. */
  seesAnswers: boolean
  invite(invitation: Invitation): Promise<void>
  move(uid: string, start: string): Promise<void>
  cancel(uid: string): Promise<void>
  /** Alice or the organiser deletes it. */
  remove(uid: string): Promise<void>
  edit(draft: Draft): Promise<void>
  send(draft: Draft): Promise<void>
  discard(draft: Draft): Promise<void>
  receive(letter: Letter): Promise<void>
  /** Subjects of the digests that came, oldest first. */
  digests(): Promise<string[]>
  /** Whom the drafts that lie there now are to, sorted. */
  drafts(): Promise<string[]>
  close(): Promise<void>
}

/** Makes a world in which it is as late as `now` says. */
export type MakeWorld = (now: () => string) => Promise<CandidateWorld>
