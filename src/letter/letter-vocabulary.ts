import type { LetterKind } from './letter-request.ts'

/** What a template may name. Anything else is an error when the templates are loaded. */
export interface Vocabulary {
  /** Texts that are there in every letter of this kind. */
  always: ReadonlySet<string>
  /** Texts that may be missing: only inside `{{#if …}}`, or in a skeleton that `needs` them. */
  optional: ReadonlySet<string>
  /** Conditions: only in `{{#if …}}`, `{{#unless …}}`, `needs` and `unless`. */
  flags: ReadonlySet<string>
}

export const stages = [
  'screen',
  'informal',
  'technical',
  'assessment',
  'hiring-manager',
  'panel',
  'onsite',
  'final',
  'other',
] as const

const stageFlags = stages.map((stage) => `stage.${stage}`)
const talk = ['role', 'company', 'topic'] as const
const letterTexts = [...talk, 'date', 'ownSentence', 'availability', 'nextStep', 'promisedDate'] as const
const letterFlags = ['interest', 'events', 'recruiter', 'agency', ...stageFlags] as const

const ofKind: Readonly<Record<LetterKind, { always?: string[]; optional?: string[]; flags?: string[] }>> = {
  'thank-you': { optional: ['colleagues'], flags: ['coordinator'] },
  questions: { always: ['questions', 'questionCount'], optional: ['question'] },
  'ask-feedback': { flags: ['rejected'] },
  'share-with-recruiter': {
    optional: ['pros', 'openPoints'],
    flags: ['verdict.continue', 'verdict.clarify', 'verdict.stop'],
  },
  'check-in': {},
  'check-in-2': {},
  'rejection-reply': { flags: ['alsoAskFeedback'] },
  'offer-news': { optional: ['answerBy'], flags: ['accepted'] },
}

/** What the templates of a kind may name; `occasionForms` are the grammatical forms which the language declares. */
export function letterVocabulary(kind: LetterKind, occasionForms: readonly string[]): Vocabulary {
  const own = ofKind[kind]
  return {
    always: new Set(['angle', ...occasionForms.map((form) => `occasion.${form}`), ...(own.always ?? [])]),
    optional: new Set([...letterTexts, ...(own.optional ?? [])]),
    flags: new Set([...letterFlags, ...(own.flags ?? [])]),
  }
}

/** What a LinkedIn note may name. */
export function noteVocabulary(occasionForms: readonly string[]): Vocabulary {
  return {
    always: new Set(['greeting', ...occasionForms.map((form) => `occasion.${form}`)]),
    optional: new Set([...talk, 'senderName']),
    flags: new Set(['rejected', 'recruiter', 'events', ...stageFlags]),
  }
}

/** What a greeting may name. */
export function greetingVocabulary(...names: string[]): Vocabulary {
  return { always: new Set(names), optional: new Set(), flags: new Set() }
}
