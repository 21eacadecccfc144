import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { UsageError } from '../../src/shared/usage-error.ts'

async function settingsFile(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'afterword-settings-')), 'config.yaml')
  await writeFile(file, text)
  return file
}

const messageOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message
}

describe('the settings', () => {
  it('are the defaults when nothing is set', async () => {
    expect((await loadSettings(null, {})).followUp.thankYou.hoursAfter).toBe(2)
  })

  it('come from the file, and from the environment above it', async () => {
    const file = await settingsFile('followUp:\n  thankYou:\n    hoursAfter: 3\n    dueHours: 30\n')
    const { thankYou } = (await loadSettings(file, { AFTERWORD_FOLLOW_UP__THANK_YOU__HOURS_AFTER: '4' }))
      .followUp
    expect([thankYou.hoursAfter, thankYou.dueHours, thankYou.earliest]).toEqual([4, 30, '08:00'])
  })

  it('do without a file that is not there', async () => {
    expect((await loadSettings('/nowhere/config.yaml', {})).digest.weekday).toBe(1)
  })

  it('name a wrong key and what is allowed instead', async () => {
    const file = await settingsFile('followUp:\n  thankYou:\n    hoursAftr: 3\n')
    expect(await messageOf(loadSettings(file, {}))).toBe(
      `Unknown setting followUp.thankYou.hoursAftr in ${file}. ` +
        'Allowed here: hoursAfter, earliest, latest, dueHours, lapsesAfterDays.',
    )
  })

  it('name a wrong value, where it stands and what is allowed', async () => {
    const file = await settingsFile(
      "followUp:\n  connectLinkedin:\n    noteLimit: 250\ndigest:\n  time: 8 o'clock\n",
    )
    expect((await messageOf(loadSettings(file, {}))).split('\n')).toEqual([
      `The setting followUp.connectLinkedin.noteLimit in ${file} is 250. Allowed: 200 or 300.`,
      `The setting digest.time in ${file} is "8 o'clock". Allowed: a time such as "08:00".`,
    ])
  })

  it('name a wrong value in the environment', async () => {
    expect(await messageOf(loadSettings(null, { AFTERWORD_DIGEST__WEEKDAY: '9' }))).toBe(
      'The setting digest.weekday in the environment is 9. Allowed: at most 7.',
    )
    expect(await messageOf(loadSettings(null, { AFTERWORD_DIGEST__WEKDAY: '3' }))).toMatch(
      /^Unknown setting digest\.wekday in the environment\. Allowed here: enabled, weekday, time\.$/,
    )
  })

  it('say what a setting is called now that was called otherwise before', async () => {
    const before = { AFTERWORD_CALENDAR__ALLOW_PRIVATE_HOSTS: '["nas.local"]' }
    expect(await messageOf(loadSettings(null, before))).toContain(
      'calendar.allowPrivateHosts is called network.allowPrivateHosts now.',
    )
  })

  it('refuse a schedule that is none, and quiet hours that leave no hour', async () => {
    const schedule = { AFTERWORD_SCHEDULE__SYNC: 'banana' }
    expect(await messageOf(loadSettings(null, schedule))).toContain(
      'schedule.sync in the environment is "banana"',
    )
    const hours = { AFTERWORD_FOLLOW_UP__THANK_YOU__EARLIEST: '"21:00"' }
    expect(await messageOf(loadSettings(null, hours))).toContain(
      'Allowed: a time after followUp.thankYou.earliest',
    )
  })

  it('refuse a file that is no YAML, with the place', async () => {
    const file = await settingsFile('followUp: [1, 2\n')
    expect(await messageOf(loadSettings(file, {}))).toMatch(/is not YAML: .* line 2/s)
  })
})
