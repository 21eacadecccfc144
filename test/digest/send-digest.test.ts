import { beforeEach, describe, expect, it } from 'vitest'
import { migrationProvider } from '../../migrations/index.ts'
import type { DigestMessage } from '../../src/digest/digest-message.ts'
import { sendDigest } from '../../src/digest/send-digest.ts'
import type { SenderPort } from '../../src/digest/sender-port.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser, type User } from '../../src/store/users.ts'
import { digestTo } from '../contracts/sender-contract.ts'
import { alice } from '../support/make-event.ts'

const now = '2026-03-02T07:00:00.000Z'
const digest = { week: '2026-W10', message: digestTo(alice.email), wasEmpty: false }

/** A service that lays a message ready and then sends it; `breaks` loses the answer of one of the two. */
function serviceInTwoSteps() {
  const ready = new Map<string, DigestMessage>()
  const sent: DigestMessage[] = []
  const service = { ready, sent, breaks: null as 'prepare' | 'send' | null }
  const lost = (step: 'prepare' | 'send') => {
    if (service.breaks === step) throw new Error(`the answer to ${step} was lost`)
  }
  const sender: SenderPort = {
    kind: 'two-step',
    async prepare(message) {
      ready.set(message.messageId, message)
      lost('prepare')
      return message.messageId
    },
    async send(_message, prepared) {
      const message = ready.get(prepared ?? '')
      if (!message) throw new Error('nothing is ready')
      ready.delete(message.messageId)
      sent.push(message)
      lost('send')
      return { link: null }
    },
    findSent: async (_messageId, prepared) => (prepared && !ready.has(prepared) ? { link: null } : null),
  }
  return { service, sender }
}

describe('a digest that a service lays ready and then sends', () => {
  let db: Database
  let user: User
  beforeEach(async () => {
    db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
    user = await saveUser(db, alice, now)
  })

  it('is sent once', async () => {
    const { service, sender } = serviceInTwoSteps()
    expect(await sendDigest(db, user, sender, digest, now)).toBe(true)
    expect(await sendDigest(db, user, sender, digest, now)).toBe(false)
    expect(service.sent).toHaveLength(1)
  })

  it.each(['prepare', 'send'] as const)('is sent once when the answer to %s was lost', async (step) => {
    const { service, sender } = serviceInTwoSteps()
    service.breaks = step
    await expect(sendDigest(db, user, sender, digest, now)).rejects.toThrow('lost')
    service.breaks = null
    await sendDigest(db, user, sender, digest, now)
    await sendDigest(db, user, sender, digest, now)
    expect(service.sent).toHaveLength(1)
    expect(service.ready.size).toBe(0)
  })
})
