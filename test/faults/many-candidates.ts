import { loadDetectionRules } from '../../config/detection-rules.ts'
import { migrationProvider } from '../../migrations/index.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { companyDomain } from '../../src/detection/guests.ts'
import { runPass } from '../../src/pipeline.ts'
import {
  createGoogleCalendar,
  createGoogleMailbox,
  createGoogleSender,
} from '../../src/providers/google/index.ts'
import {
  createMicrosoftCalendar,
  createMicrosoftMailbox,
  createMicrosoftSender,
} from '../../src/providers/microsoft/index.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { saveUser, type User } from '../../src/store/users.ts'
import { type Account, type FakeCloud, startFakeCloud } from '../fake-cloud/index.ts'
import { seeded } from '../fake-cloud/random.ts'
import { testPipeline } from '../support/test-pipeline.ts'

const rules = await loadDetectionRules()
const providers = ['google', 'microsoft'] as const

export interface Candidate {
  user: User
  account: Account
}

/** Candidates at Google and at Microsoft in turn, each with everything at one provider, and Afterword beside them. */
export async function manyCandidates(count: number, begin: string) {
  let time = new Date(begin).toISOString()
  const cloud = await startFakeCloud({ clock: () => time, seed: 11 })
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const accounts = new Map<string, Account>()
  const candidates: Candidate[] = []
  for (let index = 0; index < count; index++) {
    const provider = providers[index % 2] ?? 'google'
    const [email, name] = [`candidate-${index}@example.org`, `Candi Date${index}`]
    const account = cloud.world.account(email, { provider, name, timeZone: 'Europe/Berlin' })
    const user = await saveUser(db, { email, name, timeZone: 'Europe/Berlin' }, time)
    for (const role of ['calendar', 'mailbox', 'sender'] as const) {
      const location = role === 'calendar' ? account.calendar().id : email
      await saveConnection(db, user.id, { role, kind: provider, location, readsMail: true })
    }
    accounts.set(user.id, account)
    candidates.push({ user, account })
  }
  const pipeline = testPipeline({
    db,
    now: () => time,
    openDetector: async () => ({
      version: rules.version,
      detect: (event, owner) => detectInterview(event, owner, rules),
      companyDomain: (email) => companyDomain(email, rules),
    }),
    ...portsOf(cloud, accounts),
  })
  return {
    cloud,
    db,
    candidates,
    /** It becomes this late, and a pass is made for everybody; what could not be done is answered. */
    async passAt(moment: string): Promise<string[]> {
      time = new Date(moment).toISOString()
      const troubles: string[] = []
      for (const { user } of candidates)
        troubles.push(...(await runPass(pipeline, user)).troubles.map(({ message }) => message))
      return troubles
    },
    async close(): Promise<void> {
      await db.destroy()
      await cloud.close()
    },
  }
}

function portsOf(cloud: FakeCloud, accounts: ReadonlyMap<string, Account>) {
  const random = seeded(12)
  const reached = (userId: string) => {
    const account = accounts.get(userId)
    if (!account) throw new Error(`Nobody has the account of ${userId}.`)
    // Waiting between tries is for the sake of the services, and would only make the test long.
    const patience = { random, sleep: async () => {} }
    const accessToken = async () => account.accessToken()
    const { email: accountEmail } = account
    return { accessToken, accountEmail, canReadMail: true, ...patience }
  }
  const apiRoot = `${cloud.google.url}/`
  const graphRoot = `${cloud.microsoft.url}/v1.0`
  return {
    openCalendar: ({ userId, kind, location: calendarId }: Place) =>
      kind === 'google'
        ? createGoogleCalendar({ ...reached(userId), apiRoot, calendarId })
        : createMicrosoftCalendar({ ...reached(userId), graphRoot, calendarId }),
    openMailbox: ({ userId, kind, id }: Place) =>
      kind === 'google'
        ? createGoogleMailbox({ ...reached(userId), apiRoot, id })
        : createMicrosoftMailbox({ ...reached(userId), graphRoot, id }),
    openSender: ({ userId, kind }: Place) =>
      kind === 'google'
        ? createGoogleSender({ ...reached(userId), apiRoot })
        : createMicrosoftSender({ ...reached(userId), graphRoot }),
  }
}

type Place = { userId: string; kind: string; location: string; id: string }
