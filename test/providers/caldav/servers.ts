import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import type { CaldavAccount } from '../../../src/providers/caldav/index.ts'
import { type DavCalendar, makeDavCalendar } from '../../support/servers/dav-calendar.ts'
import { hasRadicale, type RadicaleServer, startRadicale } from '../../support/servers/radicale.ts'
import { hasXandikos, startXandikos, type XandikosServer } from '../../support/servers/xandikos.ts'

export const alice = { user: 'alice@example.org', password: 'one of many: äöü' }

export const account = {
  credential: { type: 'password', ...alice },
  allowPrivateHosts: ['127.0.0.1'],
} satisfies CaldavAccount

export interface RunningServer {
  port: number
  /** A new calendar of its own, for events and tasks. */
  calendar(): Promise<DavCalendar>
}

/** A suite with a Radicale, which is gone after it. */
export function withRadicale(suite: (server: () => RadicaleServer & RunningServer) => void): void {
  describe.skipIf(!hasRadicale)('with Radicale', () => {
    let server: RadicaleServer
    beforeAll(async () => {
      server = await startRadicale(alice.user, alice.password)
    })
    afterAll(() => server.stop())
    suite(() => ({
      ...server,
      calendar: () => makeDavCalendar(server.home, randomUUID(), alice),
    }))
  })
}

export function withXandikos(suite: (server: () => XandikosServer & RunningServer) => void): void {
  describe.skipIf(!hasXandikos)('with Xandikos', () => {
    let server: XandikosServer
    beforeAll(async () => {
      server = await startXandikos()
    })
    afterAll(() => server.stop())
    suite(() => ({
      ...server,
      calendar: () => makeDavCalendar(server.home, randomUUID(), alice),
    }))
  })
}

/** The same with each of them. */
export function withBoth(suite: (server: () => RunningServer) => void): void {
  withRadicale(suite)
  withXandikos(suite)
}

export function throughPort(url: string, port: number): string {
  const moved = new URL(url)
  moved.port = String(port)
  return moved.href
}
