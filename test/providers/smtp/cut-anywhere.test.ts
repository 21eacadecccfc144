import { describe, expect, it } from 'vitest'
import { migrationProvider } from '../../../migrations/index.ts'
import { sendDigest } from '../../../src/digest/send-digest.ts'
import type { FindInMailbox } from '../../../src/providers/smtp/smtp-sender.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { sqliteDialect } from '../../../src/store/dialect.ts'
import { saveUser } from '../../../src/store/users.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { type Cut, cutsOf, startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { type SmtpServer, startSmtp } from '../../support/servers/smtp.ts'
import { monday, plain, senderOn, transportTo } from './smtp-harness.ts'

const later = '2026-03-02T08:00:00.000Z'

/** Sends a week's digest as a pass does, at one moment, through a way to the server. */
async function openWeek(server: SmtpServer, findInMailbox: FindInMailbox | null) {
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const profile = { email: ownAddress, name: 'Alice Archer', timeZone: 'Europe/Berlin' }
  const user = await saveUser(db, profile, monday)
  const digest = { week: '2026-W10', message: digestTo(ownAddress), wasEmpty: false }
  return {
    async tryAt(now: string, port: number = server.port) {
      const transport = transportTo(plain(port))
      const sender = senderOn(transport, { clock: fixedClock(now), findInMailbox })
      try {
        return await sendDigest(db, user, sender, digest, now)
      } finally {
        transport.close()
      }
    },
    close: () => db.destroy(),
  }
}

async function tryThrough(server: SmtpServer, cut: Cut | null, week: Awaited<ReturnType<typeof openWeek>>) {
  const proxy = await startDialogueProxy(server.port, cut)
  const failure = await week.tryAt(monday, proxy.port).then(
    () => null,
    (error: unknown) => error,
  )
  await proxy.quiet()
  await proxy.stop()
  return { failure, up: proxy.up, down: proxy.down }
}

async function everyCut(
  findIn: (server: SmtpServer) => FindInMailbox | null,
  check: (mails: number, wasUnderWay: boolean, cut: Cut) => void,
): Promise<void> {
  const server = await startSmtp({ hideSTARTTLS: true, allowInsecureAuth: true })
  const first = await openWeek(server, findIn(server))
  const undisturbed = await tryThrough(server, null, first)
  await first.close()
  expect(undisturbed.failure).toBeNull()
  for (const cut of cutsOf(undisturbed, 97)) {
    server.mails.length = 0
    const week = await openWeek(server, findIn(server))
    const { failure, up } = await tryThrough(server, cut, week)
    if (failure) expect(failure, JSON.stringify(cut)).toMatchObject({ room: 'smtp', kind: 'temporary' })
    await week.tryAt(later)
    expect(await week.tryAt(later), 'a digest is sent once').toBe(false)
    check(server.mails.length, /^DATA\r\n/m.test(up), cut)
    await week.close()
  }
  await server.stop()
}

describe('a connection that is cut anywhere while the digest is sent', () => {
  it('never doubles the digest, and loses it only once the server was taking it', async () => {
    let lost = 0
    await everyCut(
      () => null,
      (mails, wasUnderWay, cut) => {
        expect(mails, JSON.stringify(cut)).toBeGreaterThanOrEqual(wasUnderWay ? 0 : 1)
        expect(mails, JSON.stringify(cut)).toBeLessThanOrEqual(1)
        lost += 1 - mails
      },
    )
    expect(lost).toBeGreaterThan(0)
  })

  it('neither doubles nor loses it when the mailbox can be asked', async () => {
    await everyCut(
      (server) => async (messageId) =>
        server.mails.some(({ source }) => source.includes(messageId)) ? { link: null } : null,
      (mails, _wasUnderWay, cut) => expect(mails, JSON.stringify(cut)).toBe(1),
    )
  })
})
