import { ProviderError } from '../shared/provider-error.ts'
import type { Database } from '../store/database.ts'
import { type Draft, listDrafts, updateDraft } from '../store/drafts.ts'
import type { User } from '../store/users.ts'
import type { DraftState, MailboxPort, PlacedDraft } from './mailbox-port.ts'

/** States in which something may still happen to a draft. */
const watched: readonly Draft['state'][] = ['placed', 'edited']

/**
 * Looks what the user did to their drafts since the last time, and remembers it. One that cannot be looked at is told,
 * and keeps no other from being seen.
 */
export async function watchDrafts(
  db: Database,
  user: User,
  mailbox: MailboxPort,
): Promise<{ message: string }[]> {
  const troubles: { message: string }[] = []
  for (const draft of await listDrafts(db, user.id)) {
    const placed = placedDraft(draft)
    if (!placed || !watched.includes(draft.state) || draft.mailboxId !== mailbox.id) continue
    try {
      const state = recorded(await mailbox.readState(draft, placed), draft)
      if (state !== draft.state) await updateDraft(db, user.id, draft.id, { state })
    } catch (error) {
      if (!(error instanceof ProviderError && error.kind === 'permanent')) throw error
      troubles.push(error)
    }
  }
  return troubles
}

/** What was edited once stays the user's, even if it looks like ours again. */
function recorded(state: DraftState, draft: Draft): Draft['state'] {
  return state === 'untouched' ? draft.state : state
}

/** How the mailbox knows this draft; null while it was never placed. */
export function placedDraft({ reference, fingerprint, link }: Draft): PlacedDraft | null {
  return reference === null || fingerprint === null ? null : { reference, fingerprint, link }
}
