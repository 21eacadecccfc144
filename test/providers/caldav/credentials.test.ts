import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createCaldavCalendar, findCalendars } from '../../../src/providers/caldav/index.ts'
import type { AccessToken } from '../../../src/shared/access-token.ts'
import { isSameSite } from '../../../src/shared/same-site.ts'
import { contractRequest } from '../../contracts/calendar-harness.ts'
import { account, alice } from './servers.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

interface Seen {
  host: string
  path: string
  authorization: string | undefined
}

/** One server that plays all hosts; names lead to it by a resolver of ours. */
async function hosts(answer: (request: Seen, response: ServerResponse, port: number) => void) {
  const seen: Seen[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const { host = '', authorization } = request.headers
    const each = { host: host.replace(/:\d+$/, ''), path: request.url ?? '', authorization }
    seen.push(each)
    answer(each, response, port)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const names = ['caldav.site.example', 'p01-caldav.site.example', 'evil.example']
  const open = {
    ...account,
    allowPrivateHosts: names,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  }
  return { seen, port, open }
}

const xml = (response: ServerResponse, body: string, status = 207) =>
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body)
const about = (href: string, properties: string) =>
  `<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><response><href>${href}</href><propstat><prop>${properties}</prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`
const password = `Basic ${Buffer.from(`${alice.user}:${alice.password}`).toString('base64')}`

describe('a server that sends to another host of its own, as iCloud does', () => {
  it('gets the password there too, by redirect and by the address of the calendars', async () => {
    const { seen, port, open } = await hosts(({ host, path }, response, at) => {
      const partition = `http://p01-caldav.site.example:${at}`
      if (host === 'caldav.site.example' && path === '/') {
        response.writeHead(301, { location: `${partition}/moved/` }).end()
      } else if (path === '/moved/') {
        xml(
          response,
          about(path, '<current-user-principal><href>/123/principal/</href></current-user-principal>'),
        )
      } else if (path === '/123/principal/') {
        xml(
          response,
          about(path, `<C:calendar-home-set><href>${partition}/123/calendars/</href></C:calendar-home-set>`),
        )
      } else {
        xml(
          response,
          about(
            '/123/calendars/home/',
            '<displayname>Home</displayname><resourcetype><collection/><C:calendar/></resourcetype>',
          ),
        )
      }
    })
    const found = await findCalendars({ ...open, address: `http://caldav.site.example:${port}/` })
    expect(found).toMatchObject([
      { name: 'Home', url: `http://p01-caldav.site.example:${port}/123/calendars/home/` },
    ])
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set([password]))
  })
})

describe('a server that sends to a stranger', () => {
  const elsewhere = { kind: 'permanent', message: expect.stringContaining('http://evil.example') }

  it('by redirect tells it no password, and the user is asked', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { seen, port, open } = await hosts(({ host }, response, at) => {
        if (host === 'evil.example') xml(response, about('/', ''))
        else response.writeHead(status, { location: `http://evil.example:${at}/` }).end()
      })
      const reading = Array.fromAsync(
        createCaldavCalendar({ ...open, url: `http://caldav.site.example:${port}/c/` }).read(
          contractRequest(null),
        ),
      )
      await expect(reading).rejects.toMatchObject(elsewhere)
      expect(
        seen.filter(({ host }) => host === 'evil.example').map(({ authorization }) => authorization),
      ).toEqual([undefined])
    }
  })

  it('by the address of principal or calendars does not even reach it', async () => {
    const { seen, port, open } = await hosts((_, response, at) => {
      const evil = `<href>http://evil.example:${at}/</href>`
      xml(response, about('/', `<C:calendar-home-set>${evil}</C:calendar-home-set>`))
    })
    const finding = findCalendars({ ...open, address: `http://caldav.site.example:${port}/` })
    await expect(finding).rejects.toMatchObject(elsewhere)
    expect(seen.some(({ host }) => host === 'evil.example')).toBe(false)
  })

  it('within a listing gets nothing: an object lies where its calendar lies', async () => {
    const { seen, port, open } = await hosts(({ path }, response, at) => {
      if (path === '/c/') {
        xml(
          response,
          about(`http://evil.example:${at}/c/a.ics`, '<getetag>"1"</getetag>').replace(
            '</multistatus>',
            '<sync-token>1</sync-token></multistatus>',
          ),
        )
      } else response.writeHead(404).end()
    })
    await Array.fromAsync(
      createCaldavCalendar({ ...open, url: `http://caldav.site.example:${port}/c/` }).read(
        contractRequest(null),
      ),
    )
    expect(new Set(seen.map(({ host }) => host))).toEqual(new Set(['caldav.site.example']))
  })
})

describe('one site', () => {
  const cases: [string, string, boolean][] = [
    ['https://caldav.icloud.com/', 'https://p42-caldav.icloud.com:443/1/', true],
    ['https://caldav.icloud.com/', 'http://caldav.icloud.com/', false],
    ['https://caldav.icloud.com/', 'https://icloud.com.evil.example/', false],
    ['https://alice.github.io/', 'https://bob.github.io/', false],
    ['https://nas.example.org:5001/', 'https://nas.example.org/', true],
    ['https://nas.example.org:5001/', 'https://nas.example.org:5002/', false],
    ['https://example.co.uk/', 'https://other.co.uk/', false],
    ['https://192.0.2.1/', 'https://192.0.2.1/dav/', true],
    ['https://192.0.2.1/', 'https://192.0.2.2/', false],
    ['https://nas/', 'https://nas/dav/', true],
    ['https://nas/', 'https://printer/', false],
  ]
  for (const [known, other, same] of cases) {
    it(`is ${same ? '' : 'not '}${known} and ${other}`, () => {
      expect(isSameSite(new URL(known), new URL(other))).toBe(same)
    })
  }
})

describe('a token', () => {
  it('that is refused is renewed once', async () => {
    const { seen, port, open } = await hosts(({ authorization }, response) => {
      if (authorization === 'Bearer fresh') xml(response, about('/c/', ''))
      else response.writeHead(401).end()
    })
    const asked: unknown[] = []
    const accessToken: AccessToken = async (request) => {
      asked.push(request)
      return request ? 'fresh' : 'stale'
    }
    const calendar = createCaldavCalendar({
      ...open,
      credential: { type: 'token', accessToken },
      url: `http://caldav.site.example:${port}/c/`,
    })
    await Array.fromAsync(calendar.read(contractRequest(null)))
    expect(asked.slice(0, 2)).toEqual([undefined, { refused: 'stale' }])
    expect(seen.map(({ authorization }) => authorization).slice(0, 2)).toEqual([
      'Bearer stale',
      'Bearer fresh',
    ])
  })
})

describe('a password', () => {
  it('stands in no error, nor in what it was caused by', async () => {
    const { port, open } = await hosts((_, response) => response.writeHead(401).end())
    const calendar = createCaldavCalendar({ ...open, url: `http://caldav.site.example:${port}/c/` })
    const error: unknown = await Array.fromAsync(calendar.read(contractRequest(null))).catch(
      (thrown) => thrown,
    )
    const { inspect } = await import('node:util')
    const written = inspect(error, { depth: 20, showHidden: true })
    expect(written).toContain('app password')
    expect(written).not.toContain(alice.password)
    expect(written).not.toContain(password.slice('Basic '.length))
  })

  it('does not travel in the clear to a host that was not allowed', async () => {
    const calendar = createCaldavCalendar({ ...account, url: 'http://calendar.example/c/' })
    await expect(Array.fromAsync(calendar.read(contractRequest(null)))).rejects.toMatchObject({
      message: expect.stringContaining('use https'),
    })
  })
})
