import type { Migration, MigrationProvider } from 'kysely/migration'
import * as users from './0001-users.ts'
import * as connections from './0002-connections.ts'
import * as processes from './0003-processes.ts'
import * as interviews from './0004-interviews.ts'
import * as events from './0005-events.ts'
import * as tasks from './0006-tasks.ts'
import * as drafts from './0007-drafts.ts'
import * as answers from './0008-answers.ts'
import * as agreements from './0009-agreements.ts'
import * as notes from './0010-notes.ts'
import * as questions from './0011-questions.ts'
import * as assessments from './0012-assessments.ts'
import * as weighings from './0013-weighings.ts'
import * as outcomes from './0014-outcomes.ts'
import * as digests from './0015-digests.ts'
import * as indexes from './0016-indexes.ts'
import * as credentials from './0017-credentials.ts'
import * as connectionRest from './0018-connection-rest.ts'
import * as digestPrepared from './0019-digest-prepared.ts'
import * as draftThreads from './0020-draft-threads.ts'
import * as listedTasks from './0021-listed-tasks.ts'
import * as channels from './0022-channels.ts'
import * as pageKeys from './0030-page-keys.ts'
import * as draftText from './0031-draft-text.ts'
import * as openWork from './0032-open-work.ts'
import * as identities from './0033-identities.ts'

/** In order; a new migration is added at the end and never changed once released. */
const migrations: Record<string, Migration> = {
  '0001-users': users,
  '0002-connections': connections,
  '0003-processes': processes,
  '0004-interviews': interviews,
  '0005-events': events,
  '0006-tasks': tasks,
  '0007-drafts': drafts,
  '0008-answers': answers,
  '0009-agreements': agreements,
  '0010-notes': notes,
  '0011-questions': questions,
  '0012-assessments': assessments,
  '0013-weighings': weighings,
  '0014-outcomes': outcomes,
  '0015-digests': digests,
  '0016-indexes': indexes,
  '0017-credentials': credentials,
  '0018-connection-rest': connectionRest,
  '0019-digest-prepared': digestPrepared,
  '0020-draft-threads': draftThreads,
  '0021-listed-tasks': listedTasks,
  '0022-channels': channels,
  '0030-page-keys': pageKeys,
  '0031-draft-text': draftText,
  '0032-open-work': openWork,
  '0033-identities': identities,
}

/** An explicit list instead of a folder scan: it works alike on every system, and a conflict shows in review. */
export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations }
