import { createCaldavCalendar } from '../../../src/providers/caldav/index.ts'
import { calendarContract } from '../../contracts/calendar-contract.ts'
import type { PublishedEvent } from '../../contracts/calendar-harness.ts'
import type { DavCalendar } from '../../support/servers/dav-calendar.ts'
import { startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { writeIcs } from '../ics/write-ics.ts'
import { account, alice, throughPort, withRadicale, withXandikos } from './servers.ts'

/** Makes the calendar hold exactly these events. */
async function publish(calendar: DavCalendar, events: PublishedEvent[]): Promise<void> {
  for (const name of calendar.names()) {
    if (!events.some(({ uid }) => uid === name)) await calendar.remove(name)
  }
  for (const event of events) await calendar.put(event.uid, writeIcs([event]))
}

withRadicale((server) => {
  calendarContract({
    name: 'a calendar of Radicale',
    async make() {
      const { setPassword } = server()
      const calendar = await server().calendar()
      const proxy = await startDialogueProxy(server().port)
      const drop = async () => {
        await setPassword(alice.password)
        await calendar.drop()
      }
      return {
        calendar: createCaldavCalendar({ ...account, url: throughPort(calendar.url, proxy.port) }),
        publish: (events) => publish(calendar, events),
        failures: [
          { kind: 'auth', name: 'password changed', arrange: () => setPassword('another') },
          { kind: 'permanent', name: 'calendar deleted', arrange: drop },
          { kind: 'temporary', name: 'server gone', arrange: () => proxy.stop() },
        ],
        close: () => proxy.stop(),
      }
    },
  })
})

withXandikos((server) => {
  calendarContract({
    name: 'a calendar of Xandikos',
    async make() {
      const calendar = await server().calendar()
      return {
        calendar: createCaldavCalendar({ ...account, url: calendar.url }),
        publish: (events) => publish(calendar, events),
        failures: [{ kind: 'permanent', name: 'calendar deleted', arrange: calendar.drop }],
        close: async () => {},
      }
    },
  })
})
