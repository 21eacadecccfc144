import { loadDetectionRules } from '../../config/detection-rules.ts'
import { migrationProvider } from '../../migrations/index.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { companyDomain } from '../../src/detection/guests.ts'
import type { OutcomeKind } from '../../src/followup/outcome.ts'
import type { LetterTaskKind } from '../../src/followup/task.ts'
import { runPass } from '../../src/pipeline.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { loadDossiers } from '../../src/store/dossiers.ts'
import { addOutcome } from '../../src/store/outcomes.ts'
import { saveUser } from '../../src/store/users.ts'
import { alice } from '../support/make-event.ts'
import { testPipeline } from '../support/test-pipeline.ts'
import type { MakeWorld } from './candidate-world.ts'

const rules = await loadDetectionRules()

/** Alice's year, as far as it has come: her world, and Afterword beside it. */
export async function beginYear(makeWorld: MakeWorld, begin: string) {
  let time = new Date(begin).toISOString()
  const now = () => time
  const world = await makeWorld(now)
  const db = await openDatabase(sqliteDialect(':memory:'), migrationProvider)
  const pipeline = testPipeline({
    db,
    now,
    openDetector: async () => ({
      version: rules.version,
      detect: (event, owner) => detectInterview(event, owner, rules),
      companyDomain: (email) => companyDomain(email, rules),
    }),
    ...world.ports,
  })
  const user = await saveUser(db, alice, time)
  for (const place of world.connections) await saveConnection(db, user.id, place)
  const dossiers = () => loadDossiers(db, user.id)

  const dossierAt = async (company: string) => {
    const found = (await dossiers()).find(
      ({ interview }) => interview.company === company && interview.state === 'scheduled',
    )
    if (!found) throw new Error(`There is no interview at ${company}.`)
    return found
  }

  return {
    world,
    db,
    user,
    dossiers,
    /** It becomes this late, and a pass is made; what cannot be done fails the test. */
    async pass(moment: string): Promise<void> {
      time = new Date(moment).toISOString()
      const { troubles } = await runPass(pipeline, user)
      if (troubles.length > 0) throw new Error(troubles.map(({ message }) => message).join('\n'))
    },
    /** It becomes this late, and nobody looks. */
    wait(moment: string): void {
      time = new Date(moment).toISOString()
    },
    async draft(company: string, kind: LetterTaskKind, person: string) {
      const { drafts } = await dossierAt(company)
      const found = drafts.find((draft) => draft.kind === kind && draft.person === person)
      if (!found) throw new Error(`There is no ${kind} to ${person}.`)
      return found
    },
    async tell(company: string, kind: OutcomeKind, answerBy: string | null = null): Promise<void> {
      const { process } = await dossierAt(company)
      await addOutcome(db, user.id, process?.id ?? '', { kind, at: time, answerBy })
    },
    async close(): Promise<void> {
      await db.destroy()
      await world.close()
    },
  }
}

export type Year = Awaited<ReturnType<typeof beginYear>>
