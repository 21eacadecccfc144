import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('{src,config,migrations}/**/*.ts', { cwd: root }).toSorted()

/** The stages, in the order in which work flows through them. */
const stages = ['calendar', 'detection', 'followup', 'letter', 'mailbox', 'tasklist']

interface Import {
  from: string
  to: string
  isType: boolean
}

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'/gms)]
  const lazy = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)]
  const target = (path: string) => relative(root, resolve(root, dirname(from), path))
  return [
    ...found.map(([, type, path = '']) => ({ from, to: target(path), isType: type !== undefined })),
    ...lazy.map(([, path = '']) => ({ from, to: target(path), isType: false })),
  ]
})

const room = (file: string) =>
  file.startsWith('src/') && file.split('/').length > 2 ? (file.split('/')[1] ?? '') : file
const broken = (rule: (each: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`)

describe('the rule of flow', () => {
  it('reads the imports it is about', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(files).toContain('src/pipeline.ts')
  })

  it('a stage knows earlier stages, the store and what is shared, and nothing else', () => {
    const allowed = (from: string, to: string) =>
      to === 'store' || to === 'shared' || stages.indexOf(to) <= stages.indexOf(from)
    expect(
      broken(
        ({ from, to }) =>
          stages.includes(room(from)) && (!allowed(room(from), room(to)) || !to.startsWith('src/')),
      ),
    ).toEqual([])
  })

  it('only the composition root, and commands that need no application, name a provider', () => {
    const mayName = [
      'src/app.ts',
      'src/app-accounts.ts',
      'src/app-connections.ts',
      'src/app-servers.ts',
      'src/cli/commands/detect.ts',
      'src/cli/digest-preview.ts',
    ]
    expect(
      broken(
        ({ from, to }) => room(to) === 'providers' && room(from) !== 'providers' && !mayName.includes(from),
      ),
    ).toEqual([])
  })

  it('a provider knows ports and types, what is shared, and no other provider', () => {
    const own = (file: string) => file.split('/').slice(0, 3).join('/')
    const isPort = (to: string) =>
      [
        'src/calendar/',
        'src/connect/consent-port.ts',
        'src/connect/consent-round.ts',
        'src/ical/',
        'src/mailbox/mailbox-port.ts',
        'src/mailbox/conversation-port.ts',
        'src/tasklist/task-list-port.ts',
        'src/push/push-port.ts',
        'src/digest/sender-port.ts',
        'src/digest/digest-message.ts',
        'src/digest/refuse-others.ts',
      ].some((port) => to.startsWith(port))
    expect(
      broken(
        ({ from, to }) =>
          room(from) === 'providers' && own(from) !== own(to) && room(to) !== 'shared' && !isPort(to),
      ),
    ).toEqual([])
  })

  it('the reading of iCalendar knows the events of the calendar and what is shared, and no provider', () => {
    const known = ['ical', 'calendar', 'shared']
    expect(broken(({ from, to }) => room(from) === 'ical' && !known.includes(room(to)))).toEqual([])
  })

  it('nothing in a stage or the store reads the clock of the machine or the environment', () => {
    const pure = files.filter((file) => [...stages, 'ical', 'store', 'digest', 'pass'].includes(room(file)))
    const found = pure.filter((file) =>
      /\bDate\.now\(\)|new Date\(\)|Temporal\.Now|process\.env|Math\.random/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
    expect(found).toEqual([])
  })

  it('only the pipeline, the actions and the command line call a pass', () => {
    const callers = ['src/pipeline.ts', 'actions', 'cli', 'pass', 'src/app.ts']
    expect(
      broken(({ from, to, isType }) => room(to) === 'pass' && !isType && !callers.includes(room(from))),
    ).toEqual([])
  })

  it('words of one database engine stand in one file', () => {
    const found = files.filter((file) =>
      /better-sqlite3|PRAGMA|kysely\/dialect|sqlite/i.test(importsAndSql(file)),
    )
    expect(found).toEqual(['src/store/dialect.ts', 'src/store/pass-lock.ts'])
  })

  it('no port has a way to send mail to anybody but the user', () => {
    const port = readFileSync(join(root, 'src/mailbox/mailbox-port.ts'), 'utf8')
    expect([...port.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name)).toEqual([
      'createDraft',
      'findDraft',
      'readState',
      'withdrawDraft',
    ])
  })

  it('has no file that nobody would like to read', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
  })
})

/** What a file imports from packages, and its raw SQL. */
function importsAndSql(file: string): string {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/from '([^.'][^']*)'|sql`([^`]*)`/g)]
    .map(([, name, sql]) => name ?? sql)
    .join('\n')
}
