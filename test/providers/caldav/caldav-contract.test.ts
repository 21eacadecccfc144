import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import { createCaldavCalendar } from '../../../src/providers/caldav/index.ts'
import { calendarContract } from '../../contracts/calendar-contract.ts'
import type { PublishedEvent } from '../../contracts/calendar-harness.ts'
import { startCuttingProxy } from '../../support/servers/cutting-proxy.ts'
import { type DavCalendar, makeDavCalendar } from '../../support/servers/dav-calendar.ts'
import { type RadicaleServer, startRadicale } from '../../support/servers/radicale.ts'
import { isInstalled } from '../../support/servers/server-process.ts'
import { startXandikos, type XandikosServer } from '../../support/servers/xandikos.ts'
import { writeIcs } from '../ics/write-ics.ts'

const alice = { user: 'alice@example.org', password: 'one of many: äöü' }

/** Makes the calendar hold exactly these events. */
async function publish(calendar: DavCalendar, events: PublishedEvent[]): Promise<void> {
  for (const name of calendar.names()) {
    if (!events.some(({ uid }) => uid === name)) await calendar.remove(name)
  }
  for (const event of events) await calendar.put(event.uid, writeIcs([event]))
}

describe.skipIf(!isInstalled('radicale'))('with Radicale', () => {
  let server: RadicaleServer
  beforeAll(async () => {
    server = await startRadicale(alice.user, alice.password)
  })
  afterAll(() => server.stop())

  calendarContract({
    name: 'a calendar of Radicale',
    async make() {
      const calendar = await makeDavCalendar(server.home, randomUUID(), alice)
      const proxy = await startCuttingProxy(server.port)
      const url = new URL(calendar.url)
      url.port = String(proxy.port)
      return {
        calendar: createCaldavCalendar({
          url: url.href,
          credential: { type: 'password', ...alice },
          allowPrivateHosts: ['127.0.0.1'],
        }),
        publish: (events) => publish(calendar, events),
        failures: [
          { kind: 'auth', name: 'password changed', arrange: () => server.setPassword('another') },
          {
            kind: 'permanent',
            name: 'calendar deleted',
            arrange: () => server.setPassword(alice.password).then(calendar.drop),
          },
          { kind: 'temporary', name: 'server gone', arrange: () => proxy.stop() },
        ],
        close: () => proxy.stop().catch(() => {}),
      }
    },
  })
})

describe.skipIf(!isInstalled('xandikos'))('with Xandikos', () => {
  let server: XandikosServer
  beforeAll(async () => {
    server = await startXandikos()
  })
  afterAll(() => server.stop())

  calendarContract({
    name: 'a calendar of Xandikos',
    async make() {
      const calendar = await makeDavCalendar(server.home, randomUUID(), alice)
      return {
        calendar: createCaldavCalendar({
          url: calendar.url,
          credential: { type: 'password', ...alice },
          allowPrivateHosts: ['127.0.0.1'],
        }),
        publish: (events) => publish(calendar, events),
        failures: [{ kind: 'permanent', name: 'calendar deleted', arrange: calendar.drop }],
        close: async () => {},
      }
    },
  })
})
