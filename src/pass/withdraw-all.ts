import { withdrawDraft } from '../mailbox/withdraw-draft.ts'
import { listConnections } from '../store/connections.ts'
import type { Dossier } from '../store/dossiers.ts'
import { closeTask } from '../store/tasks.ts'
import type { User } from '../store/users.ts'
import { type LetterSettings, rewriteDraft } from './letter-work.ts'
import type { PassContext } from './pass-context.ts'

/** Takes back everything that was prepared for an interview that was none; what the user touched stays theirs. */
export async function withdrawAll(
  context: PassContext & { letters: LetterSettings },
  user: User,
  dossier: Dossier,
): Promise<void> {
  const now = context.clock.now()
  for (const { id } of dossier.tasks) await closeTask(context.db, user.id, id, 'withdrawn', now)
  for (const connection of await listConnections(context.db, user.id, 'mailbox')) {
    const mailbox = context.openMailbox(connection)
    for (const draft of dossier.drafts.filter(({ state }) =>
      ['intended', 'placed', 'withdrawing'].includes(state),
    )) {
      await withdrawDraft(context.db, user, mailbox, draft, () =>
        rewriteDraft(context, user, draft, dossier, [dossier], now),
      )
    }
  }
}
