/**
 * One pass over a data folder in a process of its own, which kills itself (SIGKILL) before the given step. Steps are
 * every write to the database, every call of a port before and after it, and every rename of a file. Prints how many
 * steps there were.
 *
 *   node killed-pass.ts FOLDER NOW STEP
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { migrationProvider } from '../../migrations/index.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import type { Detection } from '../../src/detection/interview-detection.ts'
import type { SenderPort } from '../../src/digest/sender-port.ts'
import type { MailboxPort } from '../../src/mailbox/mailbox-port.ts'
import { runPass } from '../../src/pipeline.ts'
import { createFolderMailbox } from '../../src/providers/folder/folder-mailbox.ts'
import { createFolderSender } from '../../src/providers/folder/folder-sender.ts'
import { createMemoryCalendar } from '../../src/providers/memory/memory-calendar.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { createPassLock } from '../../src/store/pass-lock.ts'
import { listUsers } from '../../src/store/users.ts'
import { testPipeline } from '../support/test-pipeline.ts'
import type { Scenario } from './scenario.ts'

const [folder = '', now = '', killAt = 'never'] = process.argv.slice(2)
let steps = 0
let isArmed = false

function step(): void {
  if (!isArmed) return
  if (String(steps) === killAt) process.kill(process.pid, 'SIGKILL')
  steps += 1
}

const countWrites: KyselyPlugin = {
  transformQuery({ node }) {
    if (node.kind !== 'SelectQueryNode') step()
    return node
  },
  transformResult: async ({ result }) => result,
}

/** Every call is two steps: just before it, and just after it when its outcome is not written down yet. */
function counted<T extends MailboxPort | SenderPort>(port: T): T {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        step()
        const result: unknown = await value.apply(target, given)
        step()
        return result
      }
    },
  })
}

const rename = fs.promises.rename
fs.promises.rename = async (from, to) => {
  step()
  return rename(from, to)
}
syncBuiltinESMExports()

const scenario = JSON.parse(fs.readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario
function judge({ uid }: CalendarEvent): Detection {
  const found = scenario.sessions.find(({ event }) => event.uid === uid)
  if (!found) throw new Error('an event of another scenario')
  return found.detection
}

const mailboxFolder = join(folder, 'Mailbox')
await createPassLock(folder, 60_000).hold(async () => {
  const db = await openDatabase(sqliteDialect(join(folder, 'afterword.sqlite')), migrationProvider, [
    countWrites,
  ])
  const calendar = createMemoryCalendar()
  calendar.replaceWith(scenario.sessions.map(({ event }) => event))
  const pipeline = testPipeline({
    db,
    now: () => now,
    openDetector: async () => ({ version: scenario.name, detect: judge, companyDomain: () => null }),
    openCalendar: () => calendar,
    openMailbox: ({ id }) => counted(createFolderMailbox(id, mailboxFolder)),
    openSender: () => counted(createFolderSender(mailboxFolder, 'alice@example.org')),
  })
  isArmed = true
  for (const user of await listUsers(db)) await runPass(pipeline, user)
  isArmed = false
  await db.destroy()
})
process.stdout.write(String(steps))
