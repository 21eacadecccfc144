import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { calendarContract } from '../../contracts/calendar-contract.ts'
import { temporaryFolders } from './temporary-folder.ts'
import { writeIcs } from './write-ics.ts'

const temporaryFolder = temporaryFolders()

calendarContract({
  name: 'an iCalendar file',
  async make() {
    const file = join(await temporaryFolder(), 'calendar.ics')
    return {
      calendar: createIcsCalendar({ location: file }),
      publish: (events) => writeFile(file, writeIcs(events)),
      failures: [
        { kind: 'permanent', name: 'no calendar', arrange: () => writeFile(file, 'Dear diary') },
        { kind: 'permanent', name: 'empty', arrange: () => writeFile(file, '') },
        { kind: 'permanent', name: 'missing', arrange: () => rm(file) },
      ],
      close: async () => {},
    }
  },
})

calendarContract({
  name: 'a folder with one file per event',
  async make() {
    const folder = join(await temporaryFolder(), 'vdir')
    return {
      calendar: createIcsCalendar({ location: folder }),
      async publish(events) {
        await rm(folder, { recursive: true, force: true })
        await mkdir(join(folder, 'work'), { recursive: true })
        for (const event of events)
          await writeFile(join(folder, 'work', `${event.uid}.ics`), writeIcs([event]))
      },
      failures: [
        {
          kind: 'permanent',
          name: 'without calendars',
          arrange: () => rm(join(folder, 'work'), { recursive: true }),
        },
        { kind: 'permanent', name: 'missing', arrange: () => rm(folder, { recursive: true }) },
      ],
      close: () => chmod(folder, 0o700).catch(() => {}),
    }
  },
})

calendarContract({
  name: 'a subscribed calendar',
  async make() {
    let body = ''
    let version = 0
    let status = 200
    const server = createServer((request, response) => {
      const etag = `"${version}"`
      if (status === 200 && request.headers['if-none-match'] === etag) response.writeHead(304).end()
      else response.writeHead(status, { etag, 'content-type': 'text/calendar' }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const answer = (code: number, text: string) => async () => {
      status = code
      body = text
    }
    return {
      calendar: createIcsCalendar({
        location: `http://127.0.0.1:${port}/basic.ics`,
        allowPrivateHosts: ['127.0.0.1'],
      }),
      async publish(events) {
        body = writeIcs(events)
        version++
      },
      failures: [
        { kind: 'auth', name: 'forbidden', arrange: answer(403, '') },
        { kind: 'permanent', name: 'expired', arrange: answer(410, '') },
        { kind: 'rate-limit', name: 'too often', arrange: answer(429, '') },
        { kind: 'temporary', name: 'broken server', arrange: answer(502, '') },
        { kind: 'permanent', name: 'web page', arrange: answer(200, '<!doctype html><p>Sign in</p>') },
      ],
      async close() {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  },
})
