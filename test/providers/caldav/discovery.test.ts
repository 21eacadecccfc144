import { describe, expect, it } from 'vitest'
import { findServer, type ServiceRecords } from '../../../src/providers/caldav/discovery/find-server.ts'
import { type CaldavAccount, checkCaldav, findCalendars } from '../../../src/providers/caldav/index.ts'
import { leadingTo, privateAddresses } from '../../support/private-addresses.ts'
import { startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { startHttpFront } from '../../support/servers/http-front.ts'
import { account, alice, withBoth, withRadicale } from './servers.ts'

const noRecords: ServiceRecords = { srv: async () => [], txt: async () => [] }
const announcing = (
  targets: { name: string; port: number; priority: number; weight: number }[],
  texts: string[][] = [],
): ServiceRecords => ({
  srv: async (name) => (name === '_caldavs._tcp.example.org' ? targets : []),
  txt: async () => texts,
})
const target = (name: string, port = 443, priority = 0) => ({ name, port, priority, weight: 0 })
const placesOf = async (address: string, records = noRecords) =>
  (await findServer(address, account, records)).map(({ href }) => href)

const pathEnd = (url: string) => new URL(url).pathname.split('/').at(-2)

describe('the server of an address', () => {
  it('is the one its domain announces, by priority, at the path it names', async () => {
    const records = announcing(
      [target('b.example.org', 443, 20), target('a.example.org.', 8443, 10)],
      [['path=', '/dav/']],
    )
    expect(await placesOf('alice@example.org', records)).toEqual([
      'https://a.example.org:8443/dav/',
      'https://example.org/.well-known/caldav',
    ])
  })

  it('is asked for at the well-known place where nothing is announced, or decidedly nothing', async () => {
    expect(await placesOf('Alice@Example.org')).toEqual(['https://example.org/.well-known/caldav'])
    expect(await placesOf('alice@example.org', announcing([target('.')]))).toEqual([
      'https://example.org/.well-known/caldav',
    ])
  })

  it('of another domain is for the user to confirm, because DNS can be forged', async () => {
    await expect(
      placesOf('alice@example.org', announcing([target('caldav.evil.example')])),
    ).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringContaining('https://caldav.evil.example'),
    })
  })

  it('is known for the large services whose domain does not tell', async () => {
    expect(await placesOf('alice@me.com')).toEqual(['https://caldav.icloud.com/'])
  })

  it('may be given as it is, with and without https', async () => {
    expect(await placesOf('cloud.example.org/remote.php/dav')).toEqual([
      'https://cloud.example.org/remote.php/dav',
      'https://cloud.example.org/.well-known/caldav',
    ])
    expect((await placesOf('https://alice:secret@cloud.example.org:8443/'))[0]).toBe(
      'https://cloud.example.org:8443/',
    )
  })

  for (const address of [
    'http://calendar.example/',
    'ftp://calendar.example/',
    'file:///etc/passwd',
    'https://',
    ' ',
  ]) {
    it(`is none: "${address}"`, async () => {
      await expect(placesOf(address)).rejects.toMatchObject({ kind: 'permanent', room: 'caldav' })
    })
  }
})

withBoth((server) => {
  describe('the calendars of an account', () => {
    it('are found from the server alone, with their names and what they hold', async () => {
      const { url } = await server().calendar()
      const found = await findCalendars({ ...account, address: `http://127.0.0.1:${server().port}/` })
      expect(found.find((each) => pathEnd(each.url) === pathEnd(url))).toMatchObject({
        name: 'Work',
        holdsEvents: true,
        holdsTasks: true,
        isWritable: true,
      })
    })

    it('are found from one of them', async () => {
      const { url } = await server().calendar()
      const [first] = await findCalendars({ ...account, address: url })
      expect(decodeURIComponent(first?.url ?? '')).toBe(decodeURIComponent(url))
    })

    it('are found where a web server answers at the root and sends on from the well-known place', async () => {
      await server().calendar()
      const front = await startHttpFront(server().port)
      front.answerBy(async ({ path }, forward) => {
        if (path === '/start')
          return { status: 405, headers: { 'content-type': 'text/html' }, body: '<p>Welcome' }
        if (path === '/.well-known/caldav') return { status: 301, headers: { location: '/' }, body: '' }
        return forward()
      })
      const found = await findCalendars({ ...account, address: `http://127.0.0.1:${front.port}/start` })
      expect(found.length).toBeGreaterThan(0)
      await front.stop()
    })
  })
})

withRadicale((server) => {
  describe('checking a connection', () => {
    const check = (address: string, changed: Partial<CaldavAccount> = {}) =>
      checkCaldav({ ...account, records: noRecords, address, ...changed })
    const failedAt = async (address: string, changed?: Partial<CaldavAccount>) => {
      const { steps, problem, calendars } = await check(address, changed)
      expect(problem).toMatch(/^[^.].*: .{10,}\.$/)
      expect(calendars).toEqual([])
      const at = steps.findIndex(({ state }) => state === 'failed')
      expect(steps.slice(0, at).every(({ state }) => state === 'ok')).toBe(true)
      expect(steps.slice(at + 1).every(({ state }) => state === 'not tried')).toBe(true)
      return steps[at]?.step
    }
    const root = () => `http://127.0.0.1:${server().port}/`
    const wrong = { ...alice, password: 'wrong', type: 'password' } as const

    it('goes through every step', async () => {
      await server().calendar()
      const { steps, problem, calendars } = await check(root())
      expect(steps.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
      expect(problem).toBeNull()
      expect(calendars.length).toBeGreaterThan(0)
    })

    it('says when the name is not known', async () => {
      const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
      expect(await failedAt('alice@nowhere.example', { resolve })).toBe('name found')
    })

    it('says when nobody answers at the port', async () => {
      const proxy = await startDialogueProxy(server().port)
      await proxy.stop()
      expect(await failedAt(`http://127.0.0.1:${proxy.port}/`)).toBe('port open')
    })

    it('says when no TLS is spoken', async () => {
      expect(await failedAt(`https://127.0.0.1:${server().port}/`)).toBe('TLS')
    })

    it('says when the password is not accepted', async () => {
      expect(await failedAt(root(), { credential: wrong })).toBe('password accepted')
    })

    it('says when there is no calendar', async () => {
      const front = await startHttpFront(server().port)
      front.answerBy(async () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<p>Welcome',
      }))
      expect(await failedAt(`http://127.0.0.1:${front.port}/`)).toBe('calendars found')
      await front.stop()
    })
  })

  describe('a private network', () => {
    const inside = async (address: string, allowPrivateHosts: string[] = []) => {
      const proxy = await startDialogueProxy(server().port)
      const { problem } = await checkCaldav({
        ...account,
        allowPrivateHosts,
        resolve: leadingTo(address),
        records: noRecords,
        address: `https://calendar.example:${proxy.port}/`,
      })
      const { connections } = proxy
      await proxy.stop()
      return { problem, connections }
    }

    for (const address of privateAddresses) {
      it(`is not reached through a name that leads to ${address}`, async () => {
        const { problem, connections } = await inside(address)
        expect(problem).toContain('private network')
        expect(connections).toBe(0)
      })
    }

    it('is reached where the operator allows it', async () => {
      const { problem, connections } = await inside('127.0.0.1', ['calendar.example'])
      expect(connections).toBe(1)
      expect(problem).toContain('TLS')
    })

    it('is not reached by a redirect', async () => {
      const front = await startHttpFront(server().port)
      const outside = `http://inside.calendar.example:${front.port}/`
      front.answerBy(async () => ({ status: 307, headers: { location: outside }, body: '' }))
      const { problem } = await checkCaldav({
        ...account,
        allowPrivateHosts: ['calendar.example'],
        resolve: leadingTo('127.0.0.1'),
        records: noRecords,
        address: `http://calendar.example:${front.port}/`,
      })
      expect(problem).toContain('private network')
      expect(front.seen).toHaveLength(1)
      await front.stop()
    })
  })
})
