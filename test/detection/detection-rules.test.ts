import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { alice, eventOf } from './event-of.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterword-detection-'))
})
afterEach(() => rm(folder, { recursive: true }))

const own = (name: string, text: string) => writeFile(join(folder, name), text)
const failure = () =>
  loadDetectionRules(folder).then(
    () => 'no error',
    (error: Error) => error.message,
  )

test('a user’s own words are added to ours', async () => {
  const event = eventOf({ title: 'Grill & chill: line cook, Copper Ladle' })
  expect(detectInterview(event, alice, await loadDetectionRules()).verdict).toBe('no')
  await own('en.yaml', 'interview:\n  certain: grill & chill\n')
  expect(detectInterview(event, alice, await loadDetectionRules(folder)).verdict).toBe('interview')
})

test('a user’s own thresholds replace ours', async () => {
  const event = eventOf({ title: 'Interview' })
  await own('judgement.yaml', 'interview: 0.3\nask: 0.1\n')
  expect(detectInterview(event, alice, await loadDetectionRules(folder)).verdict).toBe('interview')
})

test('a new language needs a file and no code', async () => {
  await own('fi.yaml', 'language: fi\ncommonWords: ja, on\ninterview:\n  certain: työhaastattelu\n')
  const rules = await loadDetectionRules(folder)
  const found = detectInterview(eventOf({ title: 'Työhaastattelu – Konserttitalo' }), alice, rules)
  expect(found).toMatchObject({ verdict: 'interview', language: 'fi' })
})

test('a wrong key is named with its file', async () => {
  await own('en.yaml', 'interviews: a, b\n')
  expect(await failure()).toContain(`${join(folder, 'en.yaml')}: interviews is no key`)
})

test('a wrong value is named with its file, key and what is allowed', async () => {
  await own('judgement.yaml', 'interview: 7\n')
  expect(await failure()).toMatch(/judgement\.yaml: interview is 7, but .*1/u)
})

test('a weight of a signal that does not exist is named with those that do', async () => {
  await own('judgement.yaml', 'weights:\n  moon-phase: 3\n')
  expect(await failure()).toMatch(/weights\.moon-phase is 3.*interview-words/u)
})

test('what is not YAML is named with its file', async () => {
  await own('en.yaml', 'interview: [\n')
  expect(await failure()).toContain(`${join(folder, 'en.yaml')} is not YAML`)
})

test('of many problems the first five are told, and how many more there are', async () => {
  await own(
    'judgement.yaml',
    `weights:\n${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((x) => `  ${x}: no\n`).join('')}`,
  )
  const lines = (await failure()).split('\n')
  expect(lines).toHaveLength(6)
  expect(lines[5]).toBe('and 2 more')
})
