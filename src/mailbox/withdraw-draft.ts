import type { Database } from '../store/database.ts'
import { type Draft, updateDraft } from '../store/drafts.ts'
import type { User } from '../store/users.ts'
import type { DraftMessage, MailboxPort } from './mailbox-port.ts'
import { placedDraft } from './watch-drafts.ts'

/**
 * Takes back a draft whose task is no longer in the plan, unless the user touched it. `rewrite` makes what a draft
 * that was only intended would say: the intent may have been carried out before a crash, and edited since.
 */
export async function withdrawDraft(
  db: Database,
  user: User,
  mailbox: MailboxPort,
  draft: Draft,
  rewrite: () => DraftMessage,
): Promise<void> {
  const record = (state: Draft['state']) => updateDraft(db, user.id, draft.id, { state })
  const found = draft.state === 'intended' ? await mailbox.findDraft(rewrite()) : null
  if (found && found.state !== 'untouched') return record(found.state)
  const placed = found ?? placedDraft(draft)
  if (!placed) return record('withdrawn')
  if (!found && draft.mailboxId !== mailbox.id) return record('withdrawn')
  if (draft.state === 'placed') await record('withdrawing')
  const state = await mailbox.withdrawDraft(draft, placed)
  const wasUs = draft.state === 'withdrawing' && state === 'deleted'
  return record(state === 'untouched' || wasUs ? 'withdrawn' : state)
}
