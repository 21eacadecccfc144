import { UsageError } from '../shared/usage-error.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import type { Session } from './session.ts'

/** The dossier of the interview with this identifier, or with the only one that starts like it. */
export async function findInterview({ app }: Session, user: User, id: string): Promise<Dossier> {
  const dossiers = await loadDossiers(app.pipeline.db, user.id)
  const matching = dossiers.filter(({ interview }) => interview.id === id)
  const found =
    matching.length > 0 ? matching : dossiers.filter(({ interview }) => interview.id.startsWith(id))
  const [only] = found
  if (!only) throw new UsageError(`There is no interview "${id}". "afterword status" lists them.`)
  if (found.length > 1)
    throw new UsageError(`"${id}" fits ${found.length} interviews. Give more of the identifier.`)
  return only
}
