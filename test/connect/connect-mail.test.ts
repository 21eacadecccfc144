import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { atShellWith } from '../support/connecting.ts'
import { icsFile, lumenInterview } from '../support/ics-file.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/servers/dovecot.ts'
import { freePort } from '../support/servers/free-port.ts'
import { startSecondClient } from '../support/servers/second-client.ts'
import { type SmtpServer, startSmtp } from '../support/servers/smtp.ts'

const here = { network: { allowPrivateHosts: ['127.0.0.1'] } }
const address = 'alice@example.org'
const password = 'correct-horse-battery-staple'
const who = ['--address', address, '--name', 'Alice Archer', '--time-zone', 'Europe/Berlin']
const quiet = () => {}

describe.skipIf(!hasDovecot)('connecting a mailbox and a server for sending', () => {
  let dovecot: Dovecot
  let smtp: SmtpServer
  beforeAll(async () => {
    dovecot = await startDovecot()
    smtp = await startSmtp()
  })
  afterAll(async () => {
    await dovecot.stop()
    await smtp.stop()
  })

  const mailbox = () => [
    ...['connect', 'imap', '--host', '127.0.0.1', '--port', String(dovecot.tlsPort), '--security', 'tls'],
    ...['--fingerprint', dovecot.certificate.fingerprint, '--user', 'alice', ...who],
  ]
  const sending = () => [
    ...['connect', 'smtp', '--host', '127.0.0.1', '--port', String(smtp.port), '--security', 'starttls'],
    ...['--fingerprint', smtp.certificate.fingerprint, '--address', address],
  ]
  const kindsIn = (out: string) => (JSON.parse(out) as StatusDocument).connections.map(({ kind }) => kind)

  it('tells each step, keeps the password sealed, and lays a folder mailbox aside', async () => {
    const { run, everythingKept } = atShellWith(here)
    await run(['sync', '--me', address])
    const { code, out, err } = await run([...mailbox(), '--password-stdin', '--json'], quiet, {
      piped: `${password}\n`,
    })
    expect([code, err]).toEqual([
      0,
      [
        'Trying 127.0.0.1:',
        '  name found … ok',
        '  port open … ok',
        '  encryption … ok',
        '  password accepted … ok',
        '  folder for drafts … ok',
        '  folder for sent mail … ok',
        '  a draft laid down and taken away … ok',
        '',
      ].join('\n'),
    ])
    expect(kindsIn(out)).toEqual(['imap-mailbox', 'folder-sender'])
    expect(everythingKept()).not.toContain(password)
  })

  it('logs in for sending with the password of the mailbox when told so, and forgets it with the last of them', async () => {
    const { run, everythingKept } = atShellWith(here)
    await run([...mailbox(), '--password-stdin'], quiet, { piped: password })
    const before = smtp.mails.length
    const connected = await run([...sending(), '--same-password', '--json'])
    expect([connected.code, kindsIn(connected.out)]).toEqual([0, ['imap-mailbox', 'smtp-sender']])
    expect(smtp.mails.slice(before)).toMatchObject([{ to: [address] }])

    const oneLess = await run(['disconnect', 'imap', '--json'])
    expect(kindsIn(oneLess.out)).toEqual(['folder-mailbox', 'smtp-sender'])
    expect(JSON.parse((await run(['export'])).out)).toMatchObject({ credentials: [{ provider: 'imap' }] })
    const none = await run(['disconnect', 'smtp', '--json'])
    expect(kindsIn(none.out)).toEqual(['folder-mailbox', 'folder-sender'])
    expect(JSON.parse((await run(['export'])).out)).toMatchObject({ credentials: [] })
    expect(everythingKept()).not.toContain(password)
  })

  it('stands by a sealed password when the keys change, and by nothing when it is forgotten', async () => {
    const { run } = atShellWith(here)
    await run([...mailbox(), '--password-stdin'], quiet, { piped: password })
    expect((await run(['rotate-keys'])).out).toContain('1 stored')
    const synced = await run(['sync', '--json'])
    expect((JSON.parse(synced.out) as StatusDocument).connections).toMatchObject([
      { kind: 'imap-mailbox', ok: true },
      { kind: 'folder-sender' },
    ])
    expect((await run(['forget', '--yes'])).code).toBe(0)
    expect((await run(['status'])).code).toBe(2)
  })

  it('keeps nothing of a server that did not work, and says in one sentence what is wrong', async () => {
    const nobody = String(await freePort())
    const cases: [string[], string, RegExp][] = [
      [
        ['--password-stdin'],
        'wrong',
        /password accepted … failed\n127\.0\.0\.1 did not accept the user name/,
      ],
      [
        ['--password-stdin', '--port', nobody],
        password,
        /port open … failed\nNobody answers at 127\.0\.0\.1/,
      ],
      [
        ['--password-stdin', '--fingerprint', 'ab'.repeat(32)],
        password,
        /encryption … failed\n127\.0\.0\.1 shows another certificate .*\n.*--fingerprint [0-9A-F:]{95}\n$/,
      ],
    ]
    for (const [options, given, words] of cases) {
      const { run, data } = atShellWith(here)
      const { code, err } = await run([...mailbox(), ...options], quiet, { piped: given })
      expect([code, err]).toEqual([1, expect.stringMatching(words)])
      expect(err).not.toContain('wrong-password')
      expect((await run(['status'])).err).toContain('does not know yet whose calendar it is')
      expect(readdirSync(join(data))).not.toContain('Mailbox')
    }
  })

  it('refuses a server in a private network that the operator did not allow', async () => {
    const { run } = atShellWith({})
    const { code, err } = await run([...mailbox(), '--password-stdin'], quiet, { piped: password })
    expect([code, err]).toEqual([1, expect.stringMatching(/name found … failed\n.*private network/)])
  })

  it('says that the folder for drafts is missing', async () => {
    const bare = await startDovecot([{ name: 'Papers' }])
    const { run } = atShellWith(here)
    const options = ['--port', String(bare.tlsPort), '--fingerprint', bare.certificate.fingerprint]
    const { code, err } = await run([...mailbox(), ...options, '--password-stdin'], quiet, {
      piped: password,
    })
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/folder for drafts … failed\n.*has no Drafts folder/),
    ])
    await bare.stop()
  })

  it('lays drafts into the mailbox and sends the digest by the server', async () => {
    const { run, data } = atShellWith(here)
    const at = (now: string) => ['--now', now, '--json']
    const own = [...who, '--user', 'ben', '--password-stdin']
    await run([...mailbox(), ...own, ...at('2026-02-28T09:00:00Z')], quiet, { piped: password })
    await run([...sending(), '--password-stdin', ...at('2026-02-28T09:00:00Z')], quiet, { piped: password })
    const before = smtp.mails.length
    const calendar = join(data, 'calendar.ics')
    writeFileSync(calendar, icsFile([lumenInterview]))
    await run(['sync', '--calendar', calendar, ...at('2026-03-02T09:00:00Z')])
    expect(smtp.mails.slice(before)).toMatchObject([
      { to: [address], source: expect.stringContaining('List-Unsubscribe') },
    ])
    const { out } = await run(['sync', '--calendar', calendar, ...at('2026-03-03T18:00:00Z')])
    const { drafts } = JSON.parse(out) as StatusDocument
    const another = startSecondClient()
    const there = await another.act({ port: dovecot.port, user: 'ben', password }, 'read', {
      folder: 'Drafts',
    })
    await another.stop()
    expect(drafts.filter(({ state }) => state === 'placed')).toHaveLength(there.length)
    expect(there.map(({ source }) => source)).toEqual([
      expect.stringContaining('To: Bob Berger <bob.berger@lumenlive.example>'),
    ])
    expect(there[0]?.flags).toContain('\\Draft')
  })

  it('asks a person at a terminal for what is not given, for the password without showing it', async () => {
    const answers: Record<string, string> = {
      // Nobody on the Internet is asked about such a domain.
      'Your mail address': 'alice@intranet',
      'IMAP server': '127.0.0.1',
      'User name': 'alice',
      'Password at 127.0.0.1': password,
    }
    const asked: string[] = []
    const answer = async (question: string) => {
      asked.push(question)
      return answers[question] ?? ''
    }
    const { tlsPort: port, certificate } = dovecot
    const { run } = atShellWith(here)
    const args = ['connect', 'imap', '--port', String(port), '--fingerprint', certificate.fingerprint]
    const { code } = await run([...args, '--time-zone', 'Europe/Berlin'], quiet, {
      prompts: { ask: answer, askHidden: answer },
    })
    expect([code, asked]).toEqual([0, Object.keys(answers)])
  })
})

describe('what is missing', () => {
  const cases: [string, string[], RegExp][] = [
    ['an address', ['imap', '--host', 'imap.example.org'], /Say which mail address it is: --address/],
    [
      'a password',
      ['imap', '--host', 'imap.example.org', '--address', address],
      /type it when you are asked, or pass it on with --password-stdin/,
    ],
    [
      'another server',
      ['smtp', '--host', 'x.example', '--address', address, '--same-password'],
      /needs another/,
    ],
    ['sense', ['imap', '--url', 'https://x.example'], /"connect imap" has no option --url/],
    ['sense, too', ['google', '--host', 'x.example'], /"connect google" has no option --host/],
    ['a port', ['imap', '--host', 'x.example', '--address', address, '--port', '70000'], /from 1 to 65535/],
    [
      'a protection',
      ['imap', '--host', 'x.example', '--address', address, '--security', 'maybe'],
      /must be one of tls, starttls, none/,
    ],
  ]
  for (const [name, args, words] of cases) {
    it(`is said in a sentence: ${name}`, async () => {
      const { run } = atShellWith({})
      expect(await run(['connect', ...args])).toMatchObject({ code: 2, err: expect.stringMatching(words) })
    })
  }

  it('is a consent where the provider takes no passwords', async () => {
    const { run } = atShellWith({})
    expect(await run(['connect', 'imap', '--address', 'alice@outlook.com'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('"afterword connect microsoft"'),
    })
  })
})
