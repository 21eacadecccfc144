import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { createFolderMailbox } from '../../src/providers/folder/folder-mailbox.ts'
import { createFolderSender } from '../../src/providers/folder/folder-sender.ts'
import { createIcsCalendar } from '../../src/providers/ics/index.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { type IcsEntry, icsFile } from '../support/ics-file.ts'
import { alice } from '../support/make-event.ts'
import type { CandidateWorld, Invitation } from './candidate-world.ts'
import { addressOf, nameOf } from './people.ts'

/** The embedded default: a calendar file, and a folder of messages. */
export async function embeddedWorld(): Promise<CandidateWorld> {
  const root = await mkdtemp(join(tmpdir(), 'afterword-year-'))
  const [calendarFile, mailbox] = [join(root, 'calendar.ics'), join(root, 'Mailbox')]
  const entries = new Map<string, Invitation & { sequence: number; cancelled: boolean }>()
  const publish = () => writeFile(calendarFile, icsFile([...entries.values()].map(icsEntry)))
  const change = async (uid: string, next: Partial<Invitation & { cancelled: boolean }>) => {
    const entry = entries.get(uid)
    if (!entry) throw new Error(`There is no event ${uid}.`)
    entries.set(uid, { ...entry, ...next, sequence: entry.sequence + 1 })
    await publish()
  }
  const fileOf = ({ reference }: Draft) => join(mailbox, reference ?? '')
  await publish()
  return {
    connections: [
      { role: 'calendar', kind: 'ics', location: calendarFile },
      { role: 'mailbox', kind: 'folder', location: mailbox },
      { role: 'sender', kind: 'folder', location: mailbox },
    ],
    ports: {
      openCalendar: ({ location }) => createIcsCalendar({ location }),
      openMailbox: ({ id, location }) => createFolderMailbox(id, location),
      openSender: ({ location }, { email }) => createFolderSender(location, email),
    },
    seesAnswers: false,
    async invite(invitation) {
      entries.set(invitation.uid, { ...invitation, sequence: 0, cancelled: false })
      await publish()
    },
    move: (uid, start) => change(uid, { start }),
    cancel: (uid) => change(uid, { cancelled: true }),
    async remove(uid) {
      entries.delete(uid)
      await publish()
    },
    edit: (draft) => appendFile(fileOf(draft), '\r\nP.S. The tent plan was a pleasure to see.\r\n'),
    async send(draft) {
      await mkdir(join(mailbox, 'Sent'), { recursive: true })
      await rename(fileOf(draft), join(mailbox, 'Sent', `${draft.id}.eml`))
    },
    discard: (draft) => rm(fileOf(draft)),
    async receive() {},
    digests: async () => (await messagesIn(join(mailbox, 'Digests'))).map(({ subject }) => subject ?? ''),
    drafts: async () => (await messagesIn(join(mailbox, 'Drafts'))).map(recipientOf).toSorted(),
    close: () => rm(root, { recursive: true }),
  }
}

function icsEntry({
  uid,
  title,
  description,
  start,
  minutes,
  organizer,
  attendees,
  sequence,
  cancelled,
}: Invitation & { sequence: number; cancelled: boolean }): IcsEntry {
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

async function messagesIn(folder: string) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const parsed = names.map(async (name) => simpleParser(await readFile(join(folder, name))))
  return (await Promise.all(parsed)).toSorted((a, b) => Number(a.date) - Number(b.date))
}

function recipientOf({ to }: Awaited<ReturnType<typeof simpleParser>>): string {
  const [first] = to === undefined ? [] : Array.isArray(to) ? to : [to]
  return first?.value[0]?.address ?? ''
}
