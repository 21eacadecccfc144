import { generateKeyPairSync } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpTransport } from '../../../src/providers/smtp/smtp-transport.ts'
import type { MailServer } from '../../../src/shared/mail-server.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { digestTo, ownAddress, senderContract } from '../../contracts/sender-contract.ts'
import { leadingTo, privateAddresses } from '../../support/private-addresses.ts'
import {
  hasAiosmtpd,
  type SmtpServer,
  smtpLogin,
  startAiosmtpd,
  startSmtp,
} from '../../support/servers/smtp.ts'
import { plain, senderOn, transportTo } from './smtp-harness.ts'

const atTheEnd: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).toReversed()) await end()
})

async function startServer(...options: Parameters<typeof startSmtp>): Promise<SmtpServer> {
  const server = await startSmtp(...options)
  atTheEnd.push(() => server.stop())
  return server
}

function open(...of: Parameters<typeof transportTo>) {
  const transport = transportTo(...of)
  atTheEnd.push(() => transport.close())
  return transport
}

const starttls = ({ port, certificate }: SmtpServer): MailServer => ({
  ...plain(port),
  security: 'starttls',
  fingerprint: certificate.fingerprint,
})

senderContract('SMTP', async () => {
  const server = await startServer()
  return senderOn(open(starttls(server)), {
    findInMailbox: async (messageId) =>
      server.mails.some(({ source }) => source.includes(messageId)) ? { link: null } : null,
  })
})

describe('the digest by SMTP', () => {
  it('goes to the own address alone, as a mail with text, HTML and the fields to unsubscribe', async () => {
    const server = await startServer({ secure: true })
    await senderOn(open({ ...starttls(server), security: 'tls' })).send(digestTo(ownAddress))
    expect(server.mails).toMatchObject([{ from: ownAddress, to: [ownAddress] }])
    const mail = await simpleParser(server.mails[0]?.source ?? '')
    expect(mail.messageId).toBe(digestTo(ownAddress).messageId)
    expect(mail.text).toContain('Two interviews')
    expect(mail.html).toContain('<p>Two interviews')
    expect(mail.headerLines.map(({ key }) => key)).toContain('list-unsubscribe')
  })

  it('shares a connection with the next one', async () => {
    const server = await startServer()
    const sender = senderOn(open(starttls(server)))
    await sender.send(digestTo(ownAddress))
    await sender.send(digestTo(ownAddress))
    expect(server.mails).toHaveLength(2)
  })

  it('comes from the address of the operator where their server sends it', async () => {
    const server = await startServer()
    const sender = senderOn(open(starttls(server)), { from: 'digest@afterword.example' })
    await sender.send(digestTo(ownAddress))
    expect(server.mails[0]).toMatchObject({ from: 'digest@afterword.example', to: [ownAddress] })
    expect(server.mails[0]?.source).toContain('From: Afterword <digest@afterword.example>')
  })

  it('is signed with the key of the domain, unsubscribing included', async () => {
    const server = await startServer()
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const dkim = { domain: 'afterword.example', selector: 'digest', privateKey: pem }
    const message = digestTo(ownAddress)
    const headers = { ...message.headers, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    await senderOn(open(starttls(server)), { dkim }).send({ ...message, headers })
    const signature = /^DKIM-Signature:(?:.*\r?\n[ \t])*.*/m.exec(server.mails[0]?.source ?? '')?.[0] ?? ''
    const signed = signature.replace(/\s+/g, '').toLowerCase()
    expect(signed).toContain('d=afterword.example')
    expect(/;h=([^;]*)/.exec(signed)?.[1]?.split(':')).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
    )
  })

  it('logs in with a consent, and renews one that was refused once', async () => {
    const seen: unknown[] = []
    const server = await startServer({
      authMethods: ['XOAUTH2'],
      onAuth({ accessToken }, _session, callback) {
        const isRight = accessToken === 'fresh'
        callback(null, isRight ? { user: 'alice' } : { data: { status: '401', schemes: 'bearer' } })
      },
    })
    const accessToken = async (request?: { refused: string }) => {
      seen.push(request)
      return request ? 'fresh' : 'stale'
    }
    await senderOn(open(starttls(server), { user: 'alice@example.org', accessToken })).send(
      digestTo(ownAddress),
    )
    expect(server.mails).toHaveLength(1)
    expect(seen).toEqual([undefined, { refused: 'stale' }])
  })

  const refusals: [string, number, string][] = [
    ['for the moment', 451, 'temporary'],
    ['for good', 554, 'permanent'],
  ]
  for (const [name, code, kind] of refusals) {
    it(`is told as ${kind} when the server refuses it ${name}, and was certainly not sent`, async () => {
      const server = await startServer()
      const sender = senderOn(open(starttls(server)))
      server.refuse(code)
      const error = await sender.send(digestTo(ownAddress)).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ room: 'smtp', kind, message: expect.stringMatching(/^127.*\.$/) })
      expect(sender.isUnsent?.(error)).toBe(true)
      server.refuse(null)
      await sender.send(digestTo(ownAddress))
      expect(server.mails).toHaveLength(1)
    })
  }

  it('is told as a matter of the password when the server does not accept it, without showing it', async () => {
    const server = await startServer()
    const sender = senderOn(open(starttls(server), { ...smtpLogin, password: 'wrong-password' }))
    const error = await sender.send(digestTo(ownAddress)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ room: 'smtp', kind: 'auth' })
    expect(JSON.stringify([String(error), String((error as Error).cause)])).not.toContain('wrong-password')
  })

  it('is not sent without encryption, nor to a server with another certificate', async () => {
    const [bare, encrypted] = [await startServer({ hideSTARTTLS: true }), await startServer()]
    const wrongPort = await startServer({ secure: true })
    const cases: [MailServer, RegExp][] = [
      [starttls(bare), /does not speak TLS/],
      [{ ...starttls(encrypted), security: 'tls' }, /does not speak TLS/],
      [{ ...starttls(encrypted), fingerprint: null }, /signed by nobody but itself/],
      [{ ...starttls(encrypted), fingerprint: 'AB:CD' }, /another certificate.*[0-9A-F]{2}:[0-9A-F]{2}/],
      [{ ...plain(wrongPort.port), security: 'tls' }, /signed by nobody but itself/],
    ]
    for (const [server, words] of cases) {
      const error = await senderOn(open(server))
        .send(digestTo(ownAddress))
        .catch((thrown: unknown) => thrown)
      expect(error, words.source).toMatchObject({ room: 'smtp', kind: 'permanent' })
      expect(String(error)).toMatch(words)
    }
    expect([...bare.mails, ...encrypted.mails]).toEqual([])
  })

  it('is tried again later when nobody answers', async () => {
    const server = await startSmtp()
    await server.stop()
    const sender = senderOn(open(starttls(server)))
    const error = await sender.send(digestTo(ownAddress)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ room: 'smtp', kind: 'temporary' })
    expect(String(error)).toContain(`Nobody answers at 127.0.0.1, port ${server.port}`)
    expect(sender.isUnsent?.(error)).toBe(true)
  })

  it('counts as sent after a crash when no mailbox can be asked, and as not sent before it began', async () => {
    const sender = senderOn(open(plain(1)))
    const { messageId } = digestTo(ownAddress)
    expect(await sender.findSent(messageId, null)).toBeNull()
    expect(await sender.findSent(messageId, await sender.prepare?.(digestTo(ownAddress)))).toEqual({
      link: null,
    })
  })

  it('is looked for in the mailbox after a crash, and sent again only when it cannot be on its way any more', async () => {
    const { messageId } = digestTo(ownAddress)
    const sender = senderOn(open(plain(1)), { findInMailbox: async () => null })
    await expect(sender.findSent(messageId, '2026-03-02T06:50:00.000Z')).rejects.toThrow(ProviderError)
    expect(await sender.findSent(messageId, '2026-03-02T06:40:00.000Z')).toBeNull()
  })
})

describe('a server for sending in a private network', () => {
  const cases = [...privateAddresses.map((address) => [address]), ['93.184.216.34', '127.0.0.1']]
  for (const leads of cases) {
    it(`is not reached by a name that leads to ${leads.join(' and ')}, nor by an address`, async () => {
      const network = { allowPrivateHosts: [], timeoutMs: 2_000, resolve: leadingTo(...leads) }
      for (const host of ['mail.example.org', leads.at(-1) ?? '']) {
        for (const security of ['tls', 'starttls'] as const) {
          const server = { ...plain(1), host, security }
          const transport = createSmtpTransport({ server, login: smtpLogin, network })
          const error = await transport.verify().catch((thrown: unknown) => thrown)
          transport.close()
          expect(error).toMatchObject({ room: 'smtp', kind: 'permanent' })
          expect(String(error)).toContain(`${host} leads into a private network`)
        }
      }
    })
  }

  it('is reached by a name that the operator allows, to the address that was judged', async () => {
    const server = await startServer()
    let asked = 0
    const resolve = async () => leadingTo(asked++ === 0 ? '127.0.0.1' : '10.0.0.1')()
    const network = { allowPrivateHosts: ['mail.example.org'], timeoutMs: 5_000, resolve }
    const transport = createSmtpTransport({
      server: { ...starttls(server), host: 'mail.example.org' },
      login: smtpLogin,
      network,
    })
    await transport.verify()
    transport.close()
    expect(asked).toBe(1)
  })
})

describe.skipIf(!hasAiosmtpd)('a server by other people', () => {
  it('takes the digest on this machine without encryption', async () => {
    const server = await startAiosmtpd()
    atTheEnd.push(() => server.stop())
    await senderOn(open(plain(server.port), null)).send(digestTo(ownAddress))
    const [mail = ''] = await server.mails()
    expect(mail).toContain('X-RcptTo: alice@example.org')
    expect((await simpleParser(mail)).subject).toBe('Two interviews this week')
  })
})
