import { afterEach, describe, expect, it } from 'vitest'
import { eventsOf } from '../../contracts/calendar-harness.ts'
import type { DavCalendar } from '../../support/servers/dav-calendar.ts'
import { type HttpFront, startHttpFront } from '../../support/servers/http-front.ts'
import { calendarOf, eventOf } from '../ics/write-ics.ts'
import { readCaldav } from './read-caldav.ts'
import { type RunningServer, throughPort, withBoth, withRadicale } from './servers.ts'

const fronts: HttpFront[] = []
afterEach(async () => {
  await Promise.all(fronts.splice(0).map((front) => front.stop()))
})

async function behindFront(
  server: RunningServer,
): Promise<{ calendar: DavCalendar; front: HttpFront; url: string }> {
  const calendar = await server.calendar()
  const front = await startHttpFront(server.port)
  fronts.push(front)
  return { calendar, front, url: throughPort(calendar.url, front.port) }
}

const event = (uid: string, ...lines: string[]) =>
  calendarOf(...eventOf(`UID:${uid}`, 'DTSTAMP:20260501T080000Z', `SUMMARY:${uid}`, ...lines))
const put = (calendar: DavCalendar, ...uids: string[]) =>
  Promise.all(uids.map((uid) => calendar.put(uid, event(uid))))
const answer = (status: number, body = '') => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body,
})
const isSync = ({ body }: { body: string }) => body.includes('sync-collection')

withBoth((server) => {
  describe('what changed', () => {
    it('is asked for with one request, and with no more when nothing did', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      const first = await readCaldav(url)
      front.seen.length = 0
      const second = await readCaldav(url, first.cursor)
      expect(second).toMatchObject({
        coverage: 'unchanged',
        cursor: first.cursor,
        eventsRead: 2,
        changes: [{}],
      })
      expect(front.seen.map(({ method }) => method)).toEqual(['REPORT'])
    })

    it('is all that is fetched: what is new, what is different, what is gone', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'stays', 'moves', 'goes')
      const first = await readCaldav(url)
      const [gone] = eventsOf(first.changes).filter(({ title }) => title === 'goes')
      await calendar.remove('goes')
      await calendar.put('moves', event('moves', 'DTSTART:20260507T080000Z', 'DTEND:20260507T090000Z'))
      await put(calendar, 'comes')
      front.seen.length = 0
      const second = await readCaldav(url, first.cursor)
      expect(second).toMatchObject({ coverage: 'changes', titles: ['comes', 'moves'], eventsRead: 3 })
      expect(second.gone).toEqual([gone?.sourceId])
      expect(front.seen).toHaveLength(2)
    })

    it('of a series takes the instances with it that are no longer in it', async () => {
      const { calendar, url } = await behindFront(server())
      const rule = 'RRULE:FREQ=WEEKLY;COUNT=3'
      await calendar.put('series', event('series', rule))
      const first = await readCaldav(url)
      await calendar.put('series', event('series', rule, 'EXDATE:20260513T080000Z'))
      const second = await readCaldav(url, first.cursor)
      expect(first.starts).toHaveLength(3)
      expect(second.starts).toEqual(['2026-05-06T08:00:00.000Z', '2026-05-20T08:00:00.000Z'])
      const names = new Set(eventsOf(first.changes).map(({ sourceId }) => sourceId))
      expect(second.changes[0]).toEqual({ type: 'gone', sourceId: [...names][0] })
    })

    it('is found by listing everything when the server has forgotten the token', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'stays', 'goes')
      const first = await readCaldav(url)
      await calendar.remove('goes')
      await put(calendar, 'comes')
      const forgotten = first.cursor.replace(/"token":"[^"]*"/, '"token":"https://server.example/long-ago"')
      front.seen.length = 0
      const second = await readCaldav(url, forgotten)
      expect(second).toMatchObject({ titles: ['comes'], eventsRead: 2 })
      expect(second.gone).toHaveLength(1)
      // Refused, listed, fetched: what stayed is not fetched again.
      expect(front.seen).toHaveLength(3)
      expect(await readCaldav(url, second.cursor)).toMatchObject({ coverage: 'unchanged' })
    })
  })

  describe('a window that moves on', () => {
    const later = { from: '2026-06-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' }

    it('brings the instances of a series into it that no server tells of', async () => {
      const { calendar, url } = await behindFront(server())
      await calendar.put('monthly', event('monthly', 'RRULE:FREQ=MONTHLY'))
      const first = await readCaldav(url)
      const second = await readCaldav(url, first.cursor, { window: later })
      expect(second.coverage).toBe('complete')
      expect(first.starts.at(-1)).toBe('2026-11-06T08:00:00.000Z')
      expect(second.starts.at(-1)).toBe('2027-01-06T08:00:00.000Z')
    })

    it('does not fetch again what is over for good, and takes note when it is changed after all', async () => {
      const { calendar, front, url } = await behindFront(server())
      const old = ['DTSTART:20250506T080000Z', 'DTEND:20250506T090000Z']
      await calendar.put('old', event('old', ...old))
      await calendar.put(
        'old series',
        event('old series', ...old, 'RRULE:FREQ=WEEKLY;UNTIL=20250601T000000Z'),
      )
      await calendar.put('endless', event('endless', ...old, 'RRULE:FREQ=YEARLY'))
      await put(calendar, 'now')
      const first = await readCaldav(url)
      expect(first).toMatchObject({ titles: ['endless', 'now'], eventsRead: 4 })
      front.seen.length = 0
      const second = await readCaldav(url, first.cursor, { window: later })
      expect(second).toMatchObject({ titles: [], coverage: 'complete', eventsRead: 4 })
      expect(front.seen.at(-1)?.body.match(/<href/g)).toHaveLength(2)
      await put(calendar, 'old')
      const third = await readCaldav(url, second.cursor)
      expect(third.titles).toEqual(['endless', 'now', 'old'])
    })
  })

  describe('time', () => {
    it('is read as the object means it: Windows zones, zones of its own, floating times, whole days', async () => {
      const { calendar, url } = await behindFront(server())
      const zone = [
        ...['BEGIN:VTIMEZONE', 'TZID:My zone', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
        ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
      ]
      const windows = zone.map((line) => line.replace('My zone', 'W. Europe Standard Time'))
      const at = (zones: string[], uid: string, start: string) =>
        calendarOf(...zones, ...eventOf(`UID:${uid}`, 'DTSTAMP:20260501T080000Z', `SUMMARY:${uid}`, start))
      await calendar.put('own', at(zone, 'own', 'DTSTART;TZID=My zone:20260506T100000'))
      await calendar.put(
        'windows',
        at(windows, 'windows', 'DTSTART;TZID=W. Europe Standard Time:20260506T100000'),
      )
      await calendar.put('floating', at([], 'floating', 'DTSTART:20260506T110000'))
      const { changes } = await readCaldav(url)
      const starts = new Map(eventsOf(changes).map(({ title, start }) => [title, start.instant]))
      expect(starts).toEqual(
        new Map([
          ['own', '2026-05-06T07:00:00.000Z'],
          ['windows', '2026-05-06T08:00:00.000Z'],
          ['floating', '2026-05-06T09:00:00.000Z'],
        ]),
      )
    })
  })
})

withRadicale((server) => {
  describe('a server without sync-collection', () => {
    for (const status of [400, 403, 405, 415, 501]) {
      it(`is compared by ctag and ETags: ${status}`, async () => {
        const { calendar, front, url } = await behindFront(server())
        front.answerBy(async (request, forward) => (isSync(request) ? answer(status) : forward()))
        await put(calendar, 'stays', 'goes')
        const first = await readCaldav(url)
        expect(first).toMatchObject({ titles: ['goes', 'stays'], coverage: 'complete' })
        front.seen.length = 0
        expect(await readCaldav(url, first.cursor)).toMatchObject({
          coverage: 'unchanged',
          cursor: first.cursor,
        })
        expect(front.seen.map(({ method }) => method)).toEqual(['PROPFIND'])
        await calendar.remove('goes')
        await put(calendar, 'comes')
        const second = await readCaldav(url, first.cursor)
        expect(second).toMatchObject({ titles: ['comes'], coverage: 'changes', eventsRead: 2 })
        expect(second.gone).toHaveLength(1)
      })
    }

    it('and without ctag is compared object by object', async () => {
      const { calendar, front, url } = await behindFront(server())
      front.answerBy(async (request, forward) => {
        if (isSync(request)) return answer(403)
        const passed = await forward()
        return { ...passed, body: passed.body.replace(/<CS:getctag>[^<]*<\/CS:getctag>/g, '') }
      })
      await put(calendar, 'a', 'b')
      const first = await readCaldav(url)
      expect(first.cursor).toContain('"ctag":null')
      front.seen.length = 0
      expect(await readCaldav(url, first.cursor)).toMatchObject({
        coverage: 'unchanged',
        cursor: first.cursor,
      })
      expect(front.seen).toHaveLength(1)
      await put(calendar, 'c')
      expect(await readCaldav(url, first.cursor)).toMatchObject({ titles: ['c'], coverage: 'changes' })
    })
  })

  describe('a refused token', () => {
    for (const status of [403, 409, 412, 500]) {
      it(`is no failure: ${status}`, async () => {
        const { calendar, front, url } = await behindFront(server())
        await put(calendar, 'a')
        const first = await readCaldav(url)
        await put(calendar, 'b')
        front.answerBy(async (request, forward) =>
          isSync(request) && !request.body.includes('<sync-token></sync-token>') ? answer(status) : forward(),
        )
        expect(await readCaldav(url, first.cursor)).toMatchObject({ titles: ['b'], eventsRead: 2 })
      })
    }
  })

  describe('an answer that is cut short by the server (507)', () => {
    const page = (self: string, hrefs: string[], token: string, isLast: boolean) =>
      answer(
        207,
        `<multistatus xmlns="DAV:">${hrefs.map((href) => `<response><href>${href}</href><propstat><prop><getetag>"${href}"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>`).join('')}${isLast ? '' : `<response><href>${self}</href><status>HTTP/1.1 507 Insufficient Storage</status></response>`}<sync-token>${token}</sync-token></multistatus>`,
      )

    it('is continued with the token of each part', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b', 'c')
      const self = new URL(url).pathname
      front.answerBy(async (request, forward) => {
        if (!isSync(request)) return forward()
        const at = [
          '<sync-token></sync-token>',
          '<sync-token>1</sync-token>',
          '<sync-token>2</sync-token>',
        ].findIndex((token) => request.body.includes(token))
        return page(self, [`${self}${'abc'[at]}.ics`], String(at + 1), at === 2)
      })
      const first = await readCaldav(url)
      expect(first).toMatchObject({ titles: ['a', 'b', 'c'], coverage: 'complete', eventsRead: 3 })
      expect(first.cursor).toContain('"token":"3"')
    })

    it('that never ends is not followed for ever', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      const self = new URL(url).pathname
      front.answerBy(async (request, forward) =>
        isSync(request) ? page(self, [`${self}a.ics`], 'again', false) : forward(),
      )
      expect(await readCaldav(url)).toMatchObject({ titles: ['a', 'b'], coverage: 'complete' })
      expect(front.seen.length).toBeLessThan(6)
    })
  })

  describe('an object that cannot be had', () => {
    const isMultigetOf = (name: string) => (request: { body: string }) =>
      request.body.includes('calendar-multiget') && request.body.includes(`${name}.ics`)

    it('is told, and hides no other, and is asked for again', async () => {
      const { calendar, front, url } = await behindFront(server())
      const names = Array.from({ length: 9 }, (_, at) => `e${at}`)
      await put(calendar, ...names)
      front.answerBy(async (request, forward) => {
        const isPoison = isMultigetOf('e4')(request) || request.path.endsWith('e4.ics')
        return isPoison ? answer(500) : forward()
      })
      const first = await readCaldav(url)
      expect(first.titles).toEqual(names.filter((name) => name !== 'e4'))
      expect(first.problems).toEqual([
        'One entry of this calendar could not be fetched from its server. The rest was read.',
      ])
      expect(first.coverage).toBe('changes')
      front.answerBy((_, forward) => forward())
      expect(await readCaldav(url, first.cursor)).toMatchObject({
        titles: ['e4'],
        problems: [],
        eventsRead: 9,
      })
    })

    it('for good is not asked for at every read', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      front.answerBy(async (request, forward) =>
        isMultigetOf('b')(request) || request.path.endsWith('b.ics') ? answer(500) : forward(),
      )
      let cursor: string | null = null
      for (let reads = 0; reads < 4; reads++) ({ cursor } = await readCaldav(url, cursor))
      front.seen.length = 0
      expect(await readCaldav(url, cursor)).toMatchObject({ coverage: 'unchanged' })
      expect(front.seen).toHaveLength(1)
    })

    it('is fetched alone where its text breaks the XML around it', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      front.answerBy(async (request, forward) => {
        const passed = await forward()
        return isMultigetOf('b')(request)
          ? { ...passed, body: passed.body.replace('SUMMARY:b', 'SUMMARY:b & c') }
          : passed
      })
      expect(await readCaldav(url)).toMatchObject({ titles: ['a', 'b'], problems: [], coverage: 'complete' })
    })

    it('stops the read when it is one of many: then the server is ill', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, ...Array.from({ length: 20 }, (_, at) => `e${at}`))
      front.answerBy(async (request, forward) =>
        request.body.includes('calendar-multiget') || request.method === 'GET' ? answer(500) : forward(),
      )
      await expect(readCaldav(url)).rejects.toMatchObject({ kind: 'temporary', room: 'caldav' })
    })

    it('is gone when it was deleted since it was listed', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      front.answerBy(async (request, forward) => {
        const passed = await forward()
        if (isSync(request)) await calendar.remove('b').catch(() => {})
        return passed
      })
      expect(await readCaldav(url)).toMatchObject({ titles: ['a'], eventsRead: 1, coverage: 'complete' })
    })

    it('keeps what is known of it when it can no longer be read', async () => {
      const { calendar, front, url } = await behindFront(server())
      await put(calendar, 'a', 'b')
      const first = await readCaldav(url)
      await calendar.put('b', event('b', 'SEQUENCE:1'))
      front.answerBy(async (request, forward) => {
        const passed = await forward()
        return isMultigetOf('b')(request)
          ? { ...passed, body: passed.body.replace(/DTSTART:\S+/, 'DTSTART:soon') }
          : passed
      })
      const second = await readCaldav(url, first.cursor)
      expect(second).toMatchObject({ titles: [], gone: [], coverage: 'changes' })
      expect(second.problems).toHaveLength(1)
    })
  })

  describe('a server that asks for patience', () => {
    for (const [status, headers] of [
      [429, { 'retry-after': '120' }],
      [503, { 'retry-after': '120' }],
    ] as const) {
      it(`is left alone as long as it says: ${status}`, async () => {
        const { front, url } = await behindFront(server())
        front.answerBy(async () => ({ status, headers, body: '' }))
        await expect(readCaldav(url)).rejects.toMatchObject({ kind: 'rate-limit', retryAfterSeconds: 120 })
      })
    }
  })

  it('keeps no word of an event in the cursor, and few bytes for each', async () => {
    const { calendar, url } = await behindFront(server())
    await put(calendar, 'secret-interview@acme.example')
    const { cursor } = await readCaldav(url)
    expect(cursor).not.toMatch(/secret|acme|alice/)
    await put(calendar, 'second', 'third')
    expect((await readCaldav(url, cursor)).cursor.length).toBe(cursor.length + 2 * 16)
  })
})
