import { fileURLToPath } from 'node:url'
import { loadSettings } from '../../config/load-settings.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import { loadLetters } from '../../src/letter/load-letters.ts'
import type { Pipeline } from '../../src/pipeline.ts'
import { createMemoryTaskList } from '../../src/providers/memory/memory-task-list.ts'
import type { Database } from '../../src/store/database.ts'
import { keyFrom } from '../../src/store/installation-key.ts'

const settings = await loadSettings(null, {})
const templates = fileURLToPath(new URL('../../templates/letters', import.meta.url))
const library = loadLetters([templates])

/** What differs from test to test. */
export type TestPorts = Pick<Pipeline, 'openDetector' | 'openCalendar' | 'openMailbox' | 'openSender'> &
  Partial<Pick<Pipeline, 'openTaskList' | 'push'>> & {
    db: Database
    now: () => string
  }

/** The true pipeline with the default settings and our letters, on the ports of a test. */
export function testPipeline({ db, now, ...ports }: TestPorts): Pipeline {
  return {
    openTaskList: () => createMemoryTaskList(),
    push: null,
    ...ports,
    db,
    clock: { now },
    key: keyFrom(Buffer.from('a key for tests')),
    progress: { show: () => {}, clear: () => {} },
    rules: {
      followUp: settings.followUp,
      interviews: settings.interviews,
      window: settings.calendar,
    },
    letters: { library, ...settings.letters },
    digest: {
      enabled: true,
      schedule: settings.digest,
      library,
      templates: () => loadDigestTemplates(),
      linksFor: () => ({
        unsubscribe: 'https://afterword.example/u/1',
        settings: null,
        resume: null,
        home: null,
      }),
      pageFor: () => null,
    },
  }
}
