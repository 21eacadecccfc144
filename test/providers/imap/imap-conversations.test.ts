import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasDovecot } from '../../support/servers/dovecot.ts'
import type { ImapHarness, OpenMailbox } from './imap-harness.ts'
import { startImap } from './imap-harness.ts'

interface Mail {
  folder?: string
  id: string
  from?: string
  to?: string
  cc?: string
  date?: string
  /** Seconds since 1970 at which the server had it. */
  at?: number
  fields?: string
  body?: string
  flags?: string
}

const [bob, alice] = ['Bob <Bob@Acme.example>', 'Alice <alice@example.org>']
const noon = Date.parse('2026-03-03T12:00:00.000Z') / 1000

async function put({ another }: OpenMailbox, mail: Mail): Promise<void> {
  const { folder = 'INBOX', id, from = bob, to = alice, cc, fields = '', at = noon, flags = '()' } = mail
  const {
    date = new Date(at * 1000).toUTCString(),
    body = 'Content-Type: text/plain\r\n\r\nSecret words\r\n',
  } = mail
  const head = `Message-ID: <${id}>\r\nFrom: ${from}\r\nTo: ${to}\r\n${cc ? `Cc: ${cc}\r\n` : ''}Date: ${date}\r\n`
  const source = `${head}Subject: =?utf-8?q?Gespr=C3=A4ch?=\r\n${fields}${body}`
  await another('append', { folder, source, at, flags })
}

const query = {
  people: ['bob@acme.example'],
  domains: ['lumenlive.example'],
  since: '2026-03-01T08:00:00.000Z',
}

describe.skipIf(!hasDovecot)('what was said with the people of an interview', () => {
  let imap: ImapHarness
  beforeAll(async () => {
    imap = await startImap()
  })
  afterEach(() => imap.closeAll())
  afterAll(() => imap.stop())

  const seenIn = async (mails: Mail[], asked = query) => {
    const open = imap.open()
    for (const mail of mails) await put(open, mail)
    return (await open.mailbox.conversations?.messagesWith(asked)) ?? []
  }
  const idsIn = async (mails: Mail[], asked = query) =>
    (await seenIn(mails, asked)).map(({ messageId }) => messageId.slice(1, -1))

  it('is told by the outside of each message, received and sent, oldest first', async () => {
    const seen = await seenIn([
      { id: 'two@acme.example', at: noon + 3600, fields: 'References: <zero@x>\r\n <one@example.org>\r\n' },
      { id: 'one@example.org', folder: 'Sent', from: alice, to: 'eve@example.net', cc: bob },
    ])
    expect(seen).toEqual([
      {
        messageId: '<one@example.org>',
        references: [],
        conversation: null,
        from: 'alice@example.org',
        to: ['eve@example.net', 'bob@acme.example'],
        at: '2026-03-03T12:00:00.000Z',
        subject: 'Gespräch',
        isAutomatic: false,
      },
      expect.objectContaining({
        messageId: '<two@acme.example>',
        references: ['<zero@x>', '<one@example.org>'],
        at: '2026-03-03T13:00:00.000Z',
      }),
    ])
  })

  it('is found in folders of their own, and never in drafts, trash or spam', async () => {
    const folders = ['Jobs', 'Drafts', 'Trash', 'Junk']
    expect(await idsIn(folders.map((folder) => ({ folder, id: `${folder}@x` })))).toEqual(['Jobs@x'])
    expect(
      await idsIn([
        { id: 'a@x', flags: '(\\Draft)' },
        { id: 'b@x', flags: '(\\Deleted)' },
      ]),
    ).toEqual([])
  })

  it('is told once when it lies in several folders', async () => {
    expect(await idsIn([{ id: 'a@x' }, { id: 'a@x', folder: 'Jobs' }])).toEqual(['a@x'])
  })

  it('is of exactly these people and domains, and not earlier', async () => {
    const mails = [
      { id: 'person@x' },
      { id: 'domain@x', from: 'eve@lumenlive.example' },
      { id: 'subdomain@x', from: 'eve@mail.lumenlive.example' },
      { id: 'other-person@x', from: 'jimbob@acme.example' },
      { id: 'other-domain@x', from: 'eve@notlumenlive.example' },
      { id: 'earlier@x', at: Date.parse('2026-03-01T07:59:59.000Z') / 1000 },
      { id: 'at-once@x', at: Date.parse('2026-03-01T08:00:00.000Z') / 1000 },
    ]
    expect((await idsIn(mails)).toSorted()).toEqual(['at-once@x', 'domain@x', 'person@x', 'subdomain@x'])
    expect(await idsIn(mails, { ...query, people: [], domains: [] })).toEqual([])
  })

  it('is found when many are asked for at once', async () => {
    const people = Array.from({ length: 35 }, (_, index) => `person${index}@acme.example`)
    expect(await idsIn([{ id: 'a@x', from: 'person34@acme.example' }], { ...query, people })).toEqual(['a@x'])
  })

  it('happened when the server had it, where its date is none or later', async () => {
    const seen = await seenIn([
      { id: 'a@x', date: 'Thu, 01 Jan 2037 00:00:00 +0000' },
      { id: 'b@x', date: 'yesterday' },
    ])
    expect(seen.map(({ at }) => at)).toEqual(['2026-03-03T12:00:00.000Z', '2026-03-03T12:00:00.000Z'])
  })

  const calendar = 'Content-Type: text/calendar; method=REQUEST\r\n'
  const parts = (...each: string[]) => `${each.map((part) => `--b\r\n${part}\r\nx\r\n`).join('')}--b--\r\n`
  const text = 'Content-Type: text/plain\r\n'
  const automatic: [string, Partial<Mail>, boolean][] = [
    ['a person', {}, false],
    ['a person whose program says so', { fields: 'Auto-Submitted: no\r\n' }, false],
    ['an out-of-office note', { fields: 'Auto-Submitted: auto-replied (vacation)\r\n' }, true],
    ['a newsletter', { fields: 'List-Unsubscribe: <https://x.example>\r\n' }, true],
    ['a mass mail', { fields: 'Precedence: bulk\r\n' }, true],
    [
      'a calendar',
      { body: `Content-Type: multipart/alternative; boundary=b\r\n\r\n${parts(text, calendar)}` },
      true,
    ],
    [
      'a person who attached a calendar file',
      {
        body: `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts(text, `${calendar}Content-Disposition: attachment; filename=a.ics\r\n`)}`,
      },
      false,
    ],
  ]
  for (const [author, mail, isAutomatic] of automatic) {
    it(`was${isAutomatic ? ' not' : ''} written for the user when it comes from ${author}`, async () => {
      expect(await seenIn([{ id: 'a@x', ...mail }])).toMatchObject([{ isAutomatic }])
    })
  }
})
