import { processState } from '../followup/outcome.ts'
import type { ConversationPort, SeenMessage } from '../mailbox/conversation-port.ts'
import type { MailboxPort } from '../mailbox/mailbox-port.ts'
import { noticeMessages, peopleOf, type WrittenByHand } from '../mailbox/notice-messages.ts'
import { withdrawDraft } from '../mailbox/withdraw-draft.ts'
import { stableId } from '../shared/stable-id.ts'
import { type Connection, recordCursor } from '../store/connections.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import { recordSentByHand } from '../store/drafts.ts'
import { addOutcome } from '../store/outcomes.ts'
import type { User } from '../store/users.ts'
import { type LetterWork, rewriteDraft } from './letter-work.ts'

/** Messages are looked at again for this long, as clocks differ and mail is slow; milliseconds. */
const overlap = 15 * 60 * 1000
/** How far back the first look goes; milliseconds. */
const firstLook = 30 * 24 * 60 * 60 * 1000

/**
 * Sees in the user's mail who answered and what the user wrote by hand, and remembers it: a reply is an outcome, a
 * letter written by hand closes ours. Nothing else of a message is kept.
 */
export async function watchConversations(
  work: LetterWork,
  user: User,
  connection: Connection,
  mailbox: MailboxPort,
  now: string,
): Promise<void> {
  if (!mailbox.conversations) return
  const dossiers = (await loadDossiers(work.db, user.id)).filter((dossier) => isWatched(dossier, now))
  if (dossiers.length === 0) return
  const { companyDomain } = await work.openDetector()
  const people = [...new Set(dossiers.flatMap(peopleOf))].toSorted()
  const since = lookFrom(connection, people, now)
  const messages = await messagesOf(mailbox.conversations, people, companyDomain, since)
  if (messages.length === 0) return
  const ownEmails = [user.email, ...((await mailbox.conversations.ownAddresses?.()) ?? [])]
  const { replies, byHand } = noticeMessages(dossiers, messages, ownEmails, companyDomain)
  for (const { processId, at } of replies)
    await addOutcome(work.db, user.id, processId, { kind: 'replied', at, answerBy: null })
  for (const each of byHand) await giveWay(work, user, mailbox, each, now)
  await recordCursor(work.db, connection, `${now} ${stableId('people', ...people)}`)
}

/** Interviews that are over, in processes where something is still to be heard. */
function isWatched({ interview, outcomes }: Dossier, now: string): boolean {
  const isOver = interview.verdict === 'interview' && interview.state === 'scheduled' && interview.end <= now
  return isOver && processState(outcomes) === 'open'
}

/** People who were not known at the last look may have written before it, so that they are looked for from far back. */
function lookFrom({ cursor }: Connection, people: string[], now: string): string {
  const [lookedAt = '', whom] = cursor?.split(' ') ?? []
  const since =
    whom === stableId('people', ...people) ? Date.parse(lookedAt) - overlap : Date.parse(now) - firstLook
  return new Date(since).toISOString()
}

function messagesOf(
  conversations: ConversationPort,
  people: string[],
  companyDomain: (email: string) => string | null,
  since: string,
): Promise<SeenMessage[]> {
  const domains = new Set(people.flatMap((email) => companyDomain(email) ?? []))
  return conversations.messagesWith({ people, domains: [...domains].toSorted(), since })
}

/** What the user wrote by hand takes the place of our letter; the draft goes back if it lies there untouched. */
async function giveWay(
  work: LetterWork,
  user: User,
  mailbox: MailboxPort,
  { dossier, kind, person, message }: WrittenByHand,
  now: string,
): Promise<void> {
  const draft = dossier.drafts.find((each) => each.kind === kind && each.person === person.email)
  if (draft) {
    const rewrite = () => rewriteDraft(work, user, draft, dossier, [dossier], now)
    await withdrawDraft(work.db, user, mailbox, draft, rewrite)
  }
  const { messageId, subject, at } = message
  await recordSentByHand(work.db, user.id, {
    interviewId: dossier.interview.id,
    kind,
    person: person.email,
    toName: person.name,
    subject,
    messageId,
    at,
  })
}
