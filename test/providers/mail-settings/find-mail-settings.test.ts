import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findMailSettings,
  type MailSettingsSources,
} from '../../../src/providers/mail-settings/find-mail-settings.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { createSafeFetch, defaultFetchLimits } from '../../../src/shared/safe-fetch.ts'

const document = `<?xml version="1.0"?>
<!DOCTYPE clientConfig [<!ENTITY a "aaaa">]>
<clientConfig version="1.1"><emailProvider id="acme.example">
  <domain>acme.example</domain>
  <incomingServer type="pop3"><hostname>pop.acme.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
  <incomingServer type="imap"><hostname>old.acme.example</hostname><port>143</port><socketType>plain</socketType></incomingServer>
  <incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
    <username>%EMAILLOCALPART%</username><authentication>OAuth2</authentication><authentication>password-cleartext</authentication></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.acme.example</hostname><port>587</port><socketType>STARTTLS</socketType>
    <username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>`

const published = {
  imap: { host: 'imap.acme.example', port: 993, security: 'tls' },
  smtp: { host: 'smtp.acme.example', port: 587, security: 'starttls' },
  user: 'local-part',
  login: null,
  draftsPage: null,
}

/** Every name leads to the one server of the test, which is asked without TLS. */
let server: Server
let asked: string[]
let answer: (host: string, path: string) => string | null
let sources: MailSettingsSources

beforeEach(async () => {
  asked = []
  answer = () => null
  server = createServer(({ headers, url = '' }, response) => {
    const host = headers.host?.split(':')[0] ?? ''
    asked.push(`${host}${url}`)
    const body = answer(host, url)
    response.writeHead(body === null ? 404 : 200).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const fetch = createSafeFetch({ ...defaultFetchLimits, allowPrivateHosts: true, resolve })
  sources = {
    fetch: ({ url }) => fetch({ url: url.replace(/^https:\/\/([^/]+)/, `http://$1:${port}`) }),
    resolveMx: async () => [],
    database: 'https://database.example/v1.1/',
    cacheFolder: await mkdtemp(join(tmpdir(), 'afterword-settings-')),
    clock: fixedClock('2026-03-02T07:00:00.000Z'),
  }
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

describe('the mail settings of an address', () => {
  it('of a provider many people have are known without asking anybody', async () => {
    expect(await findMailSettings('Alice@GMX.de', sources)).toMatchObject({
      imap: { host: 'imap.gmx.net', port: 993, security: 'tls' },
    })
    expect(await findMailSettings('alice@icloud.com', sources)).toMatchObject({ login: 'app-password' })
    expect(asked).toEqual([])
  })

  it('are what the provider publishes, encrypted servers only', async () => {
    answer = (host) => (host === 'autoconfig.acme.example' ? document : null)
    expect(await findMailSettings('alice@acme.example', sources)).toEqual(published)
    expect(asked).toEqual(['autoconfig.acme.example/mail/config-v1.1.xml'])
  })

  it('are looked for under the domain itself, then in the database, and nobody is told the address', async () => {
    answer = (host) => (host === 'database.example' ? document : null)
    expect(await findMailSettings('alice@acme.example', sources)).toEqual(published)
    expect(asked).toEqual([
      'autoconfig.acme.example/mail/config-v1.1.xml',
      'acme.example/.well-known/autoconfig/mail/config-v1.1.xml',
      'database.example/v1.1/acme.example',
    ])
    expect(asked.join()).not.toContain('alice')
  })

  it('are those of the provider whose machines take the mail', async () => {
    const resolveMx = async () => ['aspmx.l.google.com']
    expect(await findMailSettings('alice@acme.example', { ...sources, resolveMx })).toMatchObject({
      imap: { host: 'imap.gmail.com' },
    })
    answer = (host, path) =>
      host === 'database.example' && path.endsWith('/hoster.example') ? document : null
    const hosted = async () => ['mx1.hoster.example']
    expect(await findMailSettings('alice@other.example', { ...sources, resolveMx: hosted })).toMatchObject({
      smtp: { host: 'smtp.acme.example' },
    })
  })

  it('are kept for thirty days', async () => {
    answer = () => document
    await findMailSettings('alice@acme.example', sources)
    answer = () => null
    const at = (instant: string) => ({ ...sources, clock: fixedClock(instant) })
    expect(await findMailSettings('alice@acme.example', at('2026-04-01T07:00:00.000Z'))).toEqual(published)
    expect(asked).toHaveLength(1)
    expect(await findMailSettings('alice@acme.example', at('2026-04-01T07:00:01.000Z'))).toBeNull()
  })

  const useless: [string, string][] = [
    ['no XML at all', 'not found, but with status 200'],
    ['a page', '<html><body>Hello</body></html>'],
    ['broken XML', document.slice(0, 300)],
    ['only servers without encryption', document.replaceAll(/SSL|STARTTLS/g, 'plain')],
    ['a host that is none', document.replaceAll(/<hostname>[^<]*/g, '<hostname>a b"c')],
  ]
  for (const [name, body] of useless) {
    it(`are not known when what is published is ${name}`, async () => {
      answer = () => body
      expect(await findMailSettings('alice@acme.example', sources)).toBeNull()
    })
  }

  it('are not asked for when the address has no domain', async () => {
    expect(await findMailSettings('alice@localhost', sources)).toBeNull()
    expect(await findMailSettings('alice', sources)).toBeNull()
    expect(asked).toEqual([])
  })
})
