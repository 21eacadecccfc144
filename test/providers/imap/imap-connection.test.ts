import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkImap } from '../../../src/providers/imap/check-imap.ts'
import { createImapFinder } from '../../../src/providers/imap/find-in-mailbox.ts'
import { createImapAccount } from '../../../src/providers/imap/imap-client.ts'
import type { MailServer } from '../../../src/shared/mail-server.ts'
import { leadingTo, privateAddresses } from '../../support/private-addresses.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../../support/servers/dovecot.ts'
import { freePort } from '../../support/servers/free-port.ts'
import { startSecondClient } from '../../support/servers/second-client.ts'
import { network, plain } from './imap-harness.ts'

const login = { user: 'alice', password: 'correct-horse-battery-staple' }
const who = { ownEmail: 'alice@example.org', now: '2026-03-02T07:00:00.000Z' }

/** Connects, and answers the error. */
function failure(server: MailServer, given: Partial<Parameters<typeof createImapAccount>[0]> = {}) {
  const account = createImapAccount({ server, login, network, ...given })
  return account.run(async () => null).catch((error: unknown) => error)
}

describe('a mail server in a private network', () => {
  for (const address of privateAddresses) {
    it(`is not reached by a name that leads to ${address}, nor by the address`, async () => {
      const strict = { network: { allowPrivateHosts: [], timeoutMs: 2_000, resolve: leadingTo(address) } }
      for (const host of ['mail.example.org', address]) {
        for (const security of ['tls', 'starttls'] as const) {
          const error = await failure({ ...plain(1), host, security }, strict)
          expect(error, host).toMatchObject({ room: 'imap', kind: 'permanent' })
          expect(String(error)).toContain(`${host} leads into a private network`)
        }
      }
    })
  }

  it('is not reached when only one of its addresses is private', async () => {
    const resolve = leadingTo('93.184.216.34', '127.0.0.1')
    const error = await failure(
      { ...plain(1), host: 'mail.example.org', security: 'tls' },
      { network: { allowPrivateHosts: [], timeoutMs: 2_000, resolve } },
    )
    expect(String(error)).toContain('private network')
  })

  it('is told as not found when its name has no address', async () => {
    const resolve = async () => []
    const error = await failure(
      { ...plain(1), host: 'mail.example.org' },
      { network: { ...network, resolve } },
    )
    expect(error).toMatchObject({
      kind: 'temporary',
      message: expect.stringContaining('mail.example.org was not found'),
    })
  })
})

describe.skipIf(!hasDovecot)('connecting to Dovecot', () => {
  let dovecot: Dovecot
  let pinned: MailServer
  let tokens: Server
  beforeAll(async () => {
    tokens = createServer(({ url = '' }, response) => {
      const isFresh = /[?&]token=fresh(&|$)/.test(url)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(isFresh ? { active: true, username: 'alice' } : { active: false }))
    })
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve))
    dovecot = await startDovecot(
      undefined,
      `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/?token=`,
    )
    const { fingerprint } = dovecot.certificate
    pinned = { host: '127.0.0.1', port: dovecot.tlsPort, security: 'tls', fingerprint }
  })
  afterAll(async () => {
    await dovecot.stop()
    await new Promise((resolve) => tokens.close(resolve))
  })

  it('goes by a name whose one look-up was judged, to the address that was judged', async () => {
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    }
    const allowed = { network: { ...network, allowPrivateHosts: ['mail.example.org'], resolve } }
    expect(await failure({ ...pinned, host: 'mail.example.org' }, allowed)).toBeNull()
    expect(asked).toBe(1)
  })

  it('fails in one sentence that says what is wrong, and never shows the password', async () => {
    const nobody = await freePort()
    const wrong = { user: 'alice', password: 'wrong-password' }
    const cases: [string, Promise<unknown>, string, RegExp][] = [
      ['password', failure(pinned, { login: wrong }), 'auth', /did not accept the user name alice/],
      ['port', failure({ ...pinned, port: nobody }), 'temporary', /Nobody answers at 127\.0\.0\.1, port/],
      ['TLS', failure({ ...pinned, port: dovecot.port }), 'permanent', /does not speak TLS/],
      ['certificate', failure({ ...pinned, fingerprint: null }), 'permanent', /signed by nobody but itself/],
      [
        'STARTTLS',
        failure({ ...pinned, port: dovecot.port, security: 'starttls', fingerprint: null }),
        'permanent',
        /signed by nobody but itself/,
      ],
      [
        'fingerprint',
        failure({ ...pinned, fingerprint: 'AB:CD' }),
        'permanent',
        /another certificate than the one you trust/,
      ],
    ]
    for (const [name, failing, kind, words] of cases) {
      const error = (await failing) as Error
      expect(error, name).toMatchObject({ room: 'imap', kind, message: expect.stringMatching(words) })
      expect(error.message, name).toMatch(/^[^.].*: .{10,}\.$/)
      expect(JSON.stringify([String(error), String(error.cause)])).not.toContain('wrong-password')
    }
  })

  it('logs in with a consent, and renews one that was refused', async () => {
    const asked: unknown[] = []
    const accessToken = async (request?: { refused: string }) => {
      asked.push(request)
      return request ? 'fresh' : 'stale'
    }
    expect(await failure(pinned, { login: { user: 'alice', accessToken } })).toBeNull()
    expect(asked).toEqual([undefined, { refused: 'stale' }])
  })

  it('asks the user to connect again when a consent is refused twice', async () => {
    const revoked = { user: 'alice', accessToken: async () => 'stale' }
    expect(await failure(pinned, { login: revoked })).toMatchObject({ room: 'imap', kind: 'auth' })
  })

  it('is made once for all that a pass does, and ends soon after', async () => {
    const account = createImapAccount({ server: pinned, login, network })
    const first = await account.run(async ({ flow }) => flow)
    expect(await account.run(async ({ flow }) => flow)).toBe(first)
    await account.close()
    expect(first.usable).toBe(false)
    expect(await account.run(async ({ flow }) => flow)).not.toBe(first)
    await account.close()
  })

  it('is checked step by step, and leaves nothing behind', async () => {
    const steps = await Array.fromAsync(checkImap({ server: pinned, login, network }, who))
    expect(steps.map(({ name, problem }) => [name, problem])).toEqual(
      ['name', 'port', 'encryption', 'password', 'drafts', 'sent', 'append'].map((name) => [name, null]),
    )
    const another = startSecondClient()
    expect(await another.act({ port: dovecot.port, ...login }, 'read', { folder: 'Drafts' })).toEqual([])
    await another.stop()
  })

  it('ends its check with the step that fails, and shows the fingerprint of a certificate nobody vouches for', async () => {
    const settings = { server: { ...pinned, fingerprint: null }, login, network }
    const steps = await Array.fromAsync(checkImap(settings, who))
    expect(steps.at(-1)).toMatchObject({ name: 'encryption', fingerprint: dovecot.certificate.fingerprint })
    const wrong = { server: pinned, login: { ...login, password: 'wrong' }, network }
    const last = (await Array.fromAsync(checkImap(wrong, who))).at(-1)
    expect(last).toMatchObject({ name: 'password', problem: expect.stringContaining('did not accept') })
  })

  it('finds a digest wherever the user or a filter put it', async () => {
    const another = startSecondClient()
    const source = 'Message-ID: <digest.2026-w10.abc@afterword.invalid>\r\nSubject: Digest\r\n\r\nHello\r\n'
    const account = createImapAccount({ server: pinned, login: { ...login, user: 'bob' }, network })
    const find = createImapFinder(account)
    expect(await find('<digest.2026-w10.abc@afterword.invalid>')).toBeNull()
    await another.act({ port: dovecot.port, ...login, user: 'bob' }, 'append', { folder: 'Trash', source })
    expect(await find('<digest.2026-w10.abc@afterword.invalid>')).toEqual({ link: null })
    await account.close()
    await another.stop()
  })
})
