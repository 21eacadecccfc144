import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import type { DetectionRules } from '../../src/detection/detection-rules.ts'
import type { Detection, Person } from '../../src/detection/interview-detection.ts'
import { type Case, readCases } from './read-cases.ts'
import { sameCompany, sameName, sameRole, sameStage } from './same-field.ts'

/** Shares from 0 to 1; `ask` counts neither as found nor as a false alarm. */
export interface Scores {
  events: number
  precision: number
  recall: number
  f1: number
  ask: number
  company: number
  role: number
  stage: number
  platform: number
  recruiter: number
  interviewers: number
}

export interface Miss {
  id: string
  title: string
  field: string
  wanted: unknown
  got: unknown
  reasons: Detection['reasons']
}

/** The labelled events which the words and weights were made with. */
export function ownCases(): Case[] {
  return casesIn(fileURLToPath(new URL('./cases/', import.meta.url)))
}

/** Events written to be measured, and not to be learned from. */
export function checkCases(): Case[] {
  return casesIn(fileURLToPath(new URL('./check/', import.meta.url)))
}

function casesIn(folder: string): Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readCases(join(folder, name)))
}

/** Judges labelled events and counts, as people would, how often verdict and fields are right. */
export function scoreCases(cases: Case[], rules: DetectionRules): { scores: Scores; misses: Miss[] } {
  const misses: Miss[] = []
  const fields = new Map<string, { right: number; all: number }>()
  const verdicts = { found: 0, falseAlarms: 0, missed: 0, asked: 0 }
  const people = { hit: 0, extra: 0, missed: 0 }
  for (const { id, event, owner, label } of cases) {
    const detection = detectInterview(event, owner, rules)
    const miss = (field: string, wanted: unknown, got: unknown) =>
      misses.push({ id, title: event.title, field, wanted, got, reasons: detection.reasons })
    if (detection.verdict === 'ask') verdicts.asked++
    if (label.is_interview !== (detection.verdict === 'interview')) {
      if (label.is_interview) verdicts.missed++
      else if (detection.verdict === 'interview') verdicts.falseAlarms++
      if (label.is_interview || detection.verdict === 'interview')
        miss('verdict', label.is_interview, detection.verdict)
      continue
    }
    if (!label.is_interview) continue
    verdicts.found++
    for (const [field, right] of fieldsOf(label, detection)) {
      const count = fields.get(field) ?? { right: 0, all: 0 }
      fields.set(field, { right: count.right + (right ? 1 : 0), all: count.all + 1 })
      if (!right) miss(field, label[field], detection[field])
    }
    countPeople(label.interviewers, detection.interviewers, event.organizer?.email ?? null, people, miss)
  }
  const precision = share(verdicts.found, verdicts.found + verdicts.falseAlarms)
  const recall = share(verdicts.found, verdicts.found + verdicts.missed)
  const of = (field: string) => share(fields.get(field)?.right ?? 0, fields.get(field)?.all ?? 0)
  return {
    misses,
    scores: {
      events: cases.length,
      precision,
      recall,
      f1: harmonic(precision, recall),
      ask: share(verdicts.asked, cases.length),
      company: of('company'),
      role: of('role'),
      stage: of('stage'),
      platform: of('platform'),
      recruiter: of('recruiter'),
      interviewers: harmonic(
        share(people.hit, people.hit + people.extra),
        share(people.hit, people.hit + people.missed),
      ),
    },
  }
}

type Field = 'company' | 'role' | 'stage' | 'platform' | 'recruiter'

function fieldsOf(label: Case['label'], detection: Detection): [Field, boolean][] {
  return [
    ['company', sameCompany(label.company, detection.company)],
    ['role', sameRole(label.role, detection.role)],
    ['stage', sameStage(label.stage, detection.stage)],
    ['platform', label.platform === detection.platform],
    [
      'recruiter',
      label.recruiter === null
        ? detection.recruiter === null
        : samePerson(label.recruiter, detection.recruiter),
    ],
  ]
}

/** A person who only organises is optional: neither missed nor too many. */
function countPeople(
  wanted: Case['label']['interviewers'],
  found: Person[],
  organizer: string | null,
  people: { hit: number; extra: number; missed: number },
  miss: (field: string, wanted: unknown, got: unknown) => void,
): void {
  const left = [...found]
  for (const person of wanted) {
    const index = left.findIndex((other) => samePerson(person, other))
    if (index >= 0) {
      left.splice(index, 1)
      people.hit++
    } else {
      people.missed++
      miss('interviewers', person, null)
    }
  }
  for (const person of left) {
    if (person.email !== null && person.email === organizer) continue
    people.extra++
    miss('interviewers', null, person)
  }
}

function samePerson(a: { name: string | null; email: string | null }, b: Person | null): boolean {
  if (b === null) return false
  if (a.email !== null && b.email !== null) return a.email.toLowerCase() === b.email
  return sameName(a.name, b.name)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}
