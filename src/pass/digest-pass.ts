import { collectWeek } from '../digest/collect/collect-week.ts'
import { composeDigest, type DigestLinks } from '../digest/compose-digest.ts'
import { type DigestMessage, digestMessage, digestMessageId } from '../digest/digest-message.ts'
import { type DigestSchedule, digestTime } from '../digest/digest-time.ts'
import { sendDigest } from '../digest/send-digest.ts'
import type { SenderPort } from '../digest/sender-port.ts'
import { isEmptyWeek, shouldSend } from '../digest/should-send.ts'
import type { DigestTemplates } from '../digest/template/load-digest-templates.ts'
import type { Week } from '../digest/week.ts'
import { inZone } from '../followup/local-time.ts'
import type { LetterLibrary } from '../letter/load-letters.ts'
import { lettersIn } from '../letter/write-letter.ts'
import type { Database } from '../store/database.ts'
import { intendDigest, listDigests } from '../store/digests.ts'
import { loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'

export interface DigestSettings {
  schedule: DigestSchedule
  enabled: boolean
  templates(): Promise<DigestTemplates>
  library: LetterLibrary
  /** The links of this user's digest of an ISO week. */
  linksFor(user: User, isoWeek: string): DigestLinks
  /** Where this user sees something, as it stands in their digest of that week; null without a page. */
  pageFor(user: User, isoWeek: string, path: string): string | null
}

/** A digest as it would be sent now. */
export interface PreparedDigest {
  week: Week
  message: DigestMessage
}

/** Sends this week's digest if it is due and wanted. Answers whether it was sent now. */
export async function digestPass(
  db: Database,
  settings: DigestSettings,
  user: User,
  sender: SenderPort,
  now: string,
): Promise<boolean> {
  if (!settings.enabled || !user.digestEnabled) return false
  const { due, isoWeek } = await dueDigest(db, settings, user, now)
  if (!due) return false
  const reader = { ...user, email: sender.ownAddress ?? user.email }
  const week = await weekOf(db, settings, reader, isoWeek, now)
  const wasEmpty = isEmptyWeek(week)
  if (!shouldSend(week).send) {
    const messageId = digestMessageId(reader.email, isoWeek)
    await intendDigest(db, user.id, { week: isoWeek, messageId, wasEmpty, state: 'skipped' }, now)
    return false
  }
  const { message } = await composeWeek(settings, reader, week)
  return sendDigest(db, user, sender, { week: isoWeek, message, wasEmpty }, now)
}

/** The digest as it would read if it were sent at `now`. */
export async function prepareDigest(
  db: Database,
  settings: DigestSettings,
  user: User,
  now: string,
): Promise<PreparedDigest> {
  const { isoWeek } = await dueDigest(db, settings, user, now)
  return composeWeek(settings, user, await weekOf(db, settings, user, isoWeek, now))
}

async function dueDigest(db: Database, { schedule }: DigestSettings, user: User, now: string) {
  const settled = new Set(
    (await listDigests(db, user.id)).filter(({ state }) => state !== 'intended').map(({ week }) => week),
  )
  const firstDay = inZone(user.createdAt, user.timeZone).toPlainDate().toString()
  return digestTime({
    now,
    timeZone: user.timeZone,
    schedule,
    firstDay,
    isSettled: (week) => settled.has(week),
  })
}

async function weekOf(
  db: Database,
  { library, pageFor }: DigestSettings,
  user: User,
  isoWeek: string,
  now: string,
) {
  return collectWeek({
    user,
    isoWeek,
    now,
    dossiers: await loadDossiers(db, user.id),
    digests: await listDigests(db, user.id),
    pageFor: (path) => pageFor(user, isoWeek, path),
    askHowToFollowUp: ({ language }) =>
      lettersIn(library, language ?? 'en', 'thank-you').askHowToFollowUp[0] ?? '',
  })
}

async function composeWeek(settings: DigestSettings, user: User, week: Week): Promise<PreparedDigest> {
  const links = settings.linksFor(user, week.isoWeek)
  const digest = composeDigest(week, await settings.templates(), links)
  return { week, message: digestMessage(week, digest, { url: links.unsubscribe, mailto: null }) }
}
