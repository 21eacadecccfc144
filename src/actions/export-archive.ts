import { strToU8, zipSync } from 'fflate'
import type { Pipeline } from '../pipeline.ts'
import { loadDossiers } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import { everythingOf } from './own-data.ts'
import { taskCalendar } from './task-calendar.ts'

/** Everything Afterword holds of the user in one archive: the data, the letters to read, the tasks as a calendar. */
export async function exportArchive({ db, clock }: Pipeline, user: User): Promise<Uint8Array> {
  const now = clock.now()
  const dossiers = await loadDossiers(db, user.id)
  const letters = dossiers
    .flatMap(({ drafts }) => drafts)
    .flatMap(({ id, kind, text, subject, person }) =>
      text === null
        ? []
        : [[`letters/${kind}-${id}.txt`, strToU8(`To: ${person}\nSubject: ${subject}\n\n${text}\n`)]],
    )
  return zipSync(
    {
      'everything.json': strToU8(`${JSON.stringify(await everythingOf(db, user), null, 2)}\n`),
      'tasks.ics': strToU8(taskCalendar(dossiers, now, null)),
      ...(Object.fromEntries(letters) as Record<string, Uint8Array>),
    },
    { mtime: now, level: 6 },
  )
}
