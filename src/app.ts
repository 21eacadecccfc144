import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDetectionRules } from '../config/detection-rules.ts'
import type { Settings } from '../config/settings.ts'
import { migrationProvider } from '../migrations/index.ts'
import { type Accounts, openAccounts } from './app-accounts.ts'
import { openConnections } from './app-connections.ts'
import type { CalendarPort } from './calendar/calendar-port.ts'
import { detectInterview } from './detection/detect-interview.ts'
import { companyDomain } from './detection/guests.ts'
import { loadDigestTemplates } from './digest/template/load-digest-templates.ts'
import { loadLetters } from './letter/load-letters.ts'
import type { Detector, Progress } from './pass/pass-context.ts'
import type { PushSettings } from './pass/renew-channels.ts'
import type { Pipeline } from './pipeline.ts'
import { createIcsCalendar } from './providers/ics/index.ts'
import type { Clock } from './shared/clock.ts'
import { openDatabase } from './store/database.ts'
import { compactSqlite, snapshotOf, sqliteChangeMark, sqliteDialect } from './store/dialect.ts'
import { installationKey, temporaryKey } from './store/installation-key.ts'
import { createPassLock, noLock, type PassLock } from './store/pass-lock.ts'
import { digestLinks } from './web/digest-links.ts'

export interface AppOptions {
  /** Where everything is kept. */
  dataFolder: string
  settings: Settings
  clock: Clock
  /** Works on a copy in memory and writes nothing. */
  isDryRun: boolean
  progress: Progress
}

export interface App {
  pipeline: Pipeline
  /** How services are asked to knock, by the service that is there to open; null where they are not. */
  push: PushSettings | null
  accounts: Accounts
  lock: PassLock
  options: AppOptions
  /** Where the letters' templates lie; those of the data folder win. */
  templates: { ours: string; own: string }
  /** Takes up other settings and templates without a new start. */
  takeUp(settings: Settings): void
  /** Differs from what it was whenever anything stored was changed. */
  changeMark(): Promise<string>
  /** Makes sure that nothing deleted can still be read from disk. */
  compact(): Promise<void>
  close(): Promise<void>
}

/** How long a command waits for a pass of another process; milliseconds. */
const lockPatience = 30_000

const lettersFolder = fileURLToPath(new URL('../templates/letters', import.meta.url))

/** Wires everything together; the only file that knows the providers and the configuration. */
export async function openApp(options: AppOptions): Promise<App> {
  const { dataFolder, settings, clock, isDryRun, progress } = options
  const file = join(dataFolder, 'afterword.sqlite')
  const source = isDryRun ? (existsSync(file) ? snapshotOf(file) : ':memory:') : file
  const db = await openDatabase(sqliteDialect(source), migrationProvider)
  const own = ownFolders(dataFolder)
  const library = loadLetters(own.letters ? [lettersFolder, own.letters] : [lettersFolder])
  const keyFile = join(dataFolder, 'afterword.key')
  const key = isDryRun && !existsSync(keyFile) ? temporaryKey() : installationKey(keyFile)
  const keys = process.env.AFTERWORD_SECRET_KEYS
  const accounts = openAccounts({ db, dataFolder, settings, isDryRun, keys })
  // What was deleted or sealed must not be found in the file any more.
  if ((await accounts.sealReadable(clock.now())) > 0) await compactSqlite(db)
  const { push, ...openers } = openConnections({ settings, accounts, clock, isDryRun })
  const pipeline: Pipeline = {
    db,
    clock,
    key,
    progress,
    rules: {
      followUp: settings.followUp,
      interviews: settings.interviews,
      window: settings.calendar,
    },
    openDetector: once(() => openDetector(dataFolder)),
    ...openers,
    push: null,
    letters: { library, ...settings.letters },
    digest: {
      enabled: settings.digest.enabled,
      schedule: settings.digest,
      library,
      templates: once(() => loadDigestTemplates(own.digest)),
      ...digestLinks(settings.web, key),
    },
  }
  return {
    pipeline,
    push,
    templates: { ours: lettersFolder, own: join(dataFolder, 'templates', 'letters') },
    takeUp: (changed) => takeUp(pipeline, changed, dataFolder),
    accounts,
    lock: isDryRun ? noLock : createPassLock(dataFolder, lockPatience),
    options,
    changeMark: () => sqliteChangeMark(db),
    compact: () => compactSqlite(db),
    close: () => db.destroy(),
  }
}

/** What is read anew with every pass is put in place of what was; connections stay as they are. */
function takeUp(pipeline: Pipeline, settings: Settings, dataFolder: string): void {
  const { letters: own } = ownFolders(dataFolder)
  const library = loadLetters(own ? [lettersFolder, own] : [lettersFolder])
  pipeline.rules.followUp = settings.followUp
  pipeline.letters = { library, ...settings.letters }
  Object.assign(pipeline.digest, { library, enabled: settings.digest.enabled, schedule: settings.digest })
}

/** What the user put into their data folder wins over ours, file by file; a folder that is not there is undefined. */
function ownFolders(dataFolder: string): { detection?: string; letters?: string; digest?: string } {
  const folder = (...path: string[]) => {
    const place = join(dataFolder, ...path)
    return existsSync(place) ? place : undefined
  }
  const found = {
    detection: folder('detection'),
    letters: folder('templates', 'letters'),
    digest: folder('templates', 'digest'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, place]) => place !== undefined))
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** The detector with the user's own words, if there are any. */
export async function openDetector(dataFolder: string): Promise<Detector> {
  const rules = await loadDetectionRules(ownFolders(dataFolder).detection)
  return {
    version: rules.version,
    detect: (event, owner) => detectInterview(event, owner, rules),
    companyDomain: (email) => companyDomain(email, rules),
  }
}

/** A calendar file by itself, for a command that stores nothing. */
export function openCalendarFile(location: string): CalendarPort {
  return createIcsCalendar({ location })
}
