import type { Agreement } from '../followup/agreement.ts'
import { updatePlans } from '../pass/update-plans.ts'
import { saveAgreement } from '../store/agreements.ts'
import { closeTask, taskId } from '../store/tasks.ts'
import type { Telling } from './telling.ts'

/** Step 1: how to follow up, as agreed before leaving. It steers everything after it. */
export async function agreeOnFollowUp(
  { pipeline, user, dossier, now }: Telling,
  agreement: Omit<Agreement, 'agreedAt'>,
): Promise<void> {
  const { db, rules } = pipeline
  const interviewId = dossier.interview.id
  // A task that is settled is done, not withdrawn.
  await closeTask(db, user.id, taskId(interviewId, 'ask-how-to-follow-up'), 'done', now)
  await saveAgreement(db, user.id, interviewId, { ...agreement, agreedAt: now })
  await updatePlans(db, user, rules.followUp, now)
}
