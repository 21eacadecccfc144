import type { FollowUpRules } from '../followup/follow-up-rules.ts'
import { gatherFacts } from '../followup/gather-facts.ts'
import { planFollowUps } from '../followup/plan-follow-ups.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import { closeTask, planTask } from '../store/tasks.ts'
import type { User } from '../store/users.ts'

/** Makes the tasks of all interviews their plan, as of now. Answers how many tasks changed. */
export async function updatePlans(
  db: Database,
  user: User,
  rules: FollowUpRules,
  now: string,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const all = await loadDossiers(tx, user.id)
    let changed = 0
    for (const dossier of all) changed += await updatePlan(tx, user, dossier, all, rules, now)
    return changed
  })
}

async function updatePlan(
  tx: Database,
  user: User,
  dossier: Dossier,
  all: Dossier[],
  rules: FollowUpRules,
  now: string,
): Promise<number> {
  const facts = gatherFacts(dossier, all, user.timeZone)
  const { add, move, withdraw } = planFollowUps(facts, dossier.tasks, rules, now)
  for (const planned of [...add, ...move.map(({ to }) => to)])
    await planTask(tx, user.id, dossier.interview.id, planned)
  for (const task of withdraw) await closeTask(tx, user.id, task.id, 'withdrawn', now)
  return add.length + move.length + withdraw.length
}
