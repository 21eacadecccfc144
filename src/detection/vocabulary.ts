import type { Stage } from './interview-detection.ts'

/** The words of one language, as its file in config/detection holds them. See the README there for how terms are written. */
export interface Vocabulary {
  /** ISO 639-1. */
  language: string
  /** Small words by which a text of this language is recognised. */
  commonWords: string[]
  interview: {
    /** Can only mean a job interview. */
    certain: string[]
    /** Means a job interview unless the rest says otherwise. */
    likely: string[]
    /** Words for any talk which mean an interview where a job and an employer stand beside them. */
    withJob: string[]
    /** Several of them: more often the day of somebody who hires. */
    many: string[]
  }
  /** Words for any talk. */
  meeting: string[]
  recruiting: {
    /** People and departments who recruit. */
    functions: string[]
    /** The same where they stand alone beside a name: "Anna (People)". */
    functionsBeside: string[]
    process: string[]
    /** Wording that only a recruiting process has. */
    strong: string[]
  }
  stages: Record<Stage, string[]>
  /** Words of the stages which are said of many other things too. */
  weakStages: string[]
  inPerson: string[]
  direction: {
    /** The reader is the one who is assessed. */
    candidate: string[]
    /** The reader assesses somebody. */
    interviewer: string[]
    candidateWord: string[]
    candidatesWord: string[]
    /** A vacancy inside the reader's own company. */
    internal: string[]
    /** What stands before the names of those who take part. */
    meets: string[]
    /** What stands behind the name of somebody who does ("will call"). */
    meetsAfter: string[]
    /** What stands before the names of those who do not. */
    mentionOnly: string[]
    /** What stands behind the name of somebody who only receives one. */
    mentionAfter: string[]
    /** The writer of the invitation speaking of themself ("me", "I'm"). */
    firstPerson: string[]
  }
  /** Plain-English name of a sense that has nothing to do with jobs -> its words. */
  otherSenses: Record<string, string[]>
  /** Plain-English name of what surrounds an interview without being one -> its words. */
  satellites: Record<string, string[]>
  /** Words of the two lists above which alone prove little. */
  weakSenses: string[]
  roles: {
    /** Nouns a job title ends with ("manager"); `*` in front for compounds. */
    last: string[]
    /** Nouns a job title begins with ("head of", "responsable de"). */
    first: string[]
    /** Words that belong to a job title beside its noun. */
    modifiers: string[]
    /** Fields of work that stand for a job title ("front desk"). */
    areas: string[]
    /** What stands before a job title in a sentence. */
    before: string[]
    /** "as" before a job title. */
    as: string[]
    /** Kinds of contract which stand before a job title without being part of it. */
    terms: string[]
    /** What stands behind one ("position"). */
    after: string[]
  }
  labels: {
    interviewers: string[]
    recruiter: string[]
    coordinator: string[]
    role: string[]
    company: string[]
    candidate: string[]
    place: string[]
  }
  /** Verbs with which people begin notes of things to do ("buy", "email"). */
  errands: string[]
  /** What stands before the topic of a talk ("about"). */
  topics: string[]
  /** What stands above a signature ("Kind regards"). */
  closings: string[]
  titlePrefixes: string[]
  prepositions: { with: string[]; at: string[]; for: string[]; other: string[] }
  and: string[]
  honorifics: string[]
  /** Honorifics that follow the name (様, 님). */
  honorificsAfter: string[]
  /** Words of a title that are neither company, role nor person. */
  titleNoise: string[]
  legalForms: string[]
  /** Words that mark a name as that of an organisation. */
  companyWords: string[]
  /** The same for agencies which recruit for others. */
  agencyWords: string[]
  /** What stands before a stage that is only mentioned ("before the panel"). */
  later: string[]
  /** Words which leave open what a sentence says ("maybe", "or"). */
  doubts: string[]
}

/** One vocabulary out of several, for texts that mix languages. The first one names the language. */
export function mergeVocabularies(first: Vocabulary, ...rest: Vocabulary[]): Vocabulary {
  return rest.reduce((merged, next) => ({ ...mergeTrees(merged, next), language: merged.language }), first)
}

function mergeTrees<T extends object>(a: T, b: T): T {
  const merged: Record<string, unknown> = { ...(a as Record<string, unknown>) }
  for (const [key, value] of Object.entries(b)) {
    const own = merged[key]
    if (Array.isArray(own) && Array.isArray(value)) merged[key] = [...own, ...value]
    else if (isTree(own) && isTree(value)) merged[key] = mergeTrees(own, value)
    else merged[key] ??= value
  }
  return merged as unknown as T
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
