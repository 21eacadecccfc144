import { z } from 'zod'
import type { Vocabulary } from '../src/detection/vocabulary.ts'

/** Words are written with commas between them, or as a list. */
const wordList = z.union([
  z.array(z.string().min(1)),
  z.string().transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
])
const words = wordList.default([])
const groups = z.record(z.string(), wordList).default({})

/** A language's file. Every list may be left out. */
export const vocabularySchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/, 'must be a two-letter language code'),
  commonWords: words,
  interview: z.strictObject({ certain: words, likely: words, withJob: words, many: words }).prefault({}),
  meeting: words,
  recruiting: z
    .strictObject({ functions: words, functionsBeside: words, process: words, strong: words })
    .prefault({}),
  stages: z
    .strictObject({
      final: words,
      onsite: words,
      assessment: words,
      technical: words,
      'hiring-manager': words,
      panel: words,
      screen: words,
      informal: words,
      other: words,
    })
    .prefault({}),
  weakStages: words,
  inPerson: words,
  direction: z
    .strictObject({
      candidate: words,
      interviewer: words,
      candidateWord: words,
      candidatesWord: words,
      internal: words,
      meets: words,
      meetsAfter: words,
      mentionOnly: words,
      mentionAfter: words,
      firstPerson: words,
    })
    .prefault({}),
  otherSenses: groups,
  satellites: groups,
  weakSenses: words,
  roles: z
    .strictObject({
      last: words,
      first: words,
      modifiers: words,
      areas: words,
      before: words,
      as: words,
      terms: words,
      after: words,
    })
    .prefault({}),
  labels: z
    .strictObject({
      interviewers: words,
      recruiter: words,
      coordinator: words,
      role: words,
      company: words,
      candidate: words,
      place: words,
    })
    .prefault({}),
  errands: words,
  topics: words,
  closings: words,
  titlePrefixes: words,
  prepositions: z.strictObject({ with: words, at: words, for: words, other: words }).prefault({}),
  and: words,
  honorifics: words,
  honorificsAfter: words,
  titleNoise: words,
  legalForms: words,
  companyWords: words,
  agencyWords: words,
  later: words,
  doubts: words,
}) satisfies z.ZodType<Vocabulary>

export const platformsSchema = z.strictObject({
  platforms: z
    .record(
      z.string(),
      z.strictObject({
        kind: z.enum(['ats', 'scheduler', 'assessment']),
        senders: words,
        links: words,
        words,
        tenant: z.enum(['local-part', 'subdomain', 'link']).optional(),
        source: z.string().min(1),
      }),
    )
    .default({}),
  conferenceHosts: words,
})

export const freeMailSchema = z.strictObject({ families: words, domains: words })

export const mailboxesSchema = z.strictObject({
  localParts: words,
  nameWords: words,
  recruiting: words,
  resources: words,
  resourceDomains: words,
})

/** Names are written with spaces between them. */
export const givenNamesSchema = z.strictObject({
  names: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/u)),
})

const share = z.number().min(0).max(1)

export const judgementSchema = z.strictObject({
  interview: share,
  ask: share,
  start: z.number().min(-20).max(20),
  weights: z.record(z.string(), z.number().min(-20).max(20)),
})
