import { afterEach, describe, expect, it } from 'vitest'
import { createCaldavTasks } from '../../../src/providers/caldav/index.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { taskEntry } from '../../contracts/task-list-contract.ts'
import type { DavCalendar } from '../../support/servers/dav-calendar.ts'
import { type DialogueProxy, startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { calendarOf, eventOf } from '../ics/write-ics.ts'
import { readCaldav } from './read-caldav.ts'
import { account, type RunningServer, throughPort, withBoth } from './servers.ts'

/** How many places the connection is cut at. */
const places = process.env.CI ? 40 : 8

const proxies: DialogueProxy[] = []
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()))
})

async function throughProxy(
  server: RunningServer,
): Promise<{ calendar: DavCalendar; proxy: DialogueProxy; url: string }> {
  const calendar = await server.calendar()
  const proxy = await startDialogueProxy(server.port)
  proxies.push(proxy)
  return { calendar, proxy, url: throughPort(calendar.url, proxy.port) }
}

/** Whatever was cut must be told as something that passes. */
async function cut<T>(step: () => Promise<T>): Promise<T | null> {
  return step().catch((error: unknown) => {
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ kind: 'temporary' })
    return null
  })
}

const cutAfter = (bytes: number) => ({ direction: 'both', bytes }) as const
const cuts = (bytes: number) =>
  Array.from({ length: places }, (_, at) => Math.ceil((bytes * (at + 1)) / (places + 1)))
const put = (calendar: DavCalendar, ...uids: string[]) =>
  Promise.all(
    uids.map((uid) =>
      calendar.put(uid, calendarOf(...eventOf(`UID:${uid}`, 'DTSTAMP:20260501T080000Z', `SUMMARY:${uid}`))),
    ),
  )

withBoth((server) => {
  describe('a connection that is cut', () => {
    it('at any byte of a first read lets nothing count, and the next read lists everything', async () => {
      const { calendar, proxy, url } = await throughProxy(server())
      await put(calendar, 'a', 'b', 'c', 'd')
      const whole = await readCaldav(url)
      for (const place of cuts(proxy.bytes)) {
        proxy.reset(cutAfter(place))
        expect(await cut(() => readCaldav(url)), `after ${place} bytes`).toBeNull()
      }
      proxy.reset()
      expect(await readCaldav(url)).toEqual(whole)
    })

    it('at any byte of a later read leaves the token where it was', async () => {
      const { calendar, proxy, url } = await throughProxy(server())
      await put(calendar, 'a', 'b', 'c')
      const { cursor } = await readCaldav(url)
      await put(calendar, 'd')
      await calendar.remove('b')
      proxy.reset()
      const whole = await readCaldav(url, cursor)
      for (const place of cuts(proxy.bytes)) {
        proxy.reset(cutAfter(place))
        expect(await cut(() => readCaldav(url, cursor)), `after ${place} bytes`).toBeNull()
      }
      proxy.reset()
      expect(await readCaldav(url, cursor)).toEqual(whole)
      expect(whole).toMatchObject({ titles: ['d'], eventsRead: 3 })
      expect(whole.gone).toHaveLength(1)
    })

    it('at any byte of making, changing and removing a task does it once', async () => {
      const { calendar, proxy, url } = await throughProxy(server())
      const clock = fixedClock('2026-03-03T16:00:00Z')
      const tasks = createCaldavTasks({ ...account, url, timeZone: 'Europe/Berlin', clock })
      const entry = taskEntry()
      const steps = [
        () => tasks.create(entry),
        () => tasks.update('afterword-thank-you-a1.ics', { dueDate: '2026-03-09', isDone: true }),
        () => tasks.remove('afterword-thank-you-a1.ics'),
      ]
      const wanted = [
        [{ key: entry.key, dueDate: '2026-03-04', isDone: false }],
        [{ key: entry.key, dueDate: '2026-03-09', isDone: true }],
        [],
      ]
      const bytes: number[] = []
      for (const step of steps) {
        proxy.reset()
        await step()
        bytes.push(proxy.bytes)
      }
      for (const fraction of [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.99]) {
        for (const [at, step] of steps.entries()) {
          proxy.reset(cutAfter(Math.ceil((bytes[at] ?? 0) * fraction)))
          await cut<unknown>(step)
          proxy.reset()
          await step()
          expect(await tasks.list(), `step ${at}, ${fraction}`).toMatchObject(wanted[at] ?? [])
          expect((await calendar.all()).size).toBe(wanted[at]?.length)
        }
      }
    })
  })
})
