import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { createFolderMailbox } from '../../src/providers/folder/folder-mailbox.ts'
import { createFolderSender } from '../../src/providers/folder/folder-sender.ts'
import { createIcsCalendar } from '../../src/providers/ics/index.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { type IcsEntry, icsFile } from '../support/ics-file.ts'
import type { CandidateWorld } from './candidate-world.ts'
import { invitationBook } from './invitation-book.ts'

/** The embedded default: a calendar file, and a folder of messages. */
export async function embeddedWorld(): Promise<CandidateWorld> {
  const root = await mkdtemp(join(tmpdir(), 'afterword-year-'))
  const [calendarFile, mailbox] = [join(root, 'calendar.ics'), join(root, 'Mailbox')]
  const entries = new Map<string, IcsEntry>()
  const publish = () => writeFile(calendarFile, icsFile([...entries.values()]))
  const book = invitationBook(async (uid, entry) => {
    if (entry) entries.set(uid, entry)
    else entries.delete(uid)
    await publish()
  })
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
    ...book,
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

async function messagesIn(folder: string) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const parsed = names.map(async (name) => simpleParser(await readFile(join(folder, name))))
  return (await Promise.all(parsed)).toSorted((a, b) => Number(a.date) - Number(b.date))
}

function recipientOf({ to }: Awaited<ReturnType<typeof simpleParser>>): string {
  const [first] = to === undefined ? [] : Array.isArray(to) ? to : [to]
  return first?.value[0]?.address ?? ''
}
