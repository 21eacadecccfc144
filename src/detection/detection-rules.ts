import { stableId } from '../shared/stable-id.ts'
import { compileLexicon, type Lexicon } from './lexicon.ts'
import { foldText, squash } from './text/fold-text.ts'
import { type QuickLook, quickLook } from './text/quick-look.ts'
import { type TermPattern, termPattern } from './text/term-pattern.ts'
import { mergeVocabularies, type Vocabulary } from './vocabulary.ts'

export interface PlatformRule {
  /** `ats` and `scheduler` send invitations; `assessment` runs the test. */
  kind: 'ats' | 'scheduler' | 'assessment'
  senders: string[]
  links: string[]
  words: string[]
  /** Where the sender's address names the employer. */
  tenant?: 'local-part' | 'subdomain' | 'link' | undefined
  source: string
}

/** Everything about detection that is data: what the files in config/detection hold. */
export interface DetectionData {
  vocabularies: Vocabulary[]
  platforms: Record<string, PlatformRule>
  conferenceHosts: string[]
  freeMail: { families: string[]; domains: string[] }
  mailboxes: {
    localParts: string[]
    nameWords: string[]
    /** Those of the local parts behind which people recruit. */
    recruiting: string[]
    resources: string[]
    resourceDomains: string[]
  }
  givenNames: string[]
  judgement: Judgement
}

/** How clues add up: log-odds weights by signal, and the probabilities from which a verdict holds. */
export interface Judgement {
  interview: number
  ask: number
  start: number
  weights: Record<string, number>
}

/** The data made ready for use. */
export interface DetectionRules {
  /** Changes when the data do: what was judged by another version is judged anew. */
  version: string
  languages: LanguageClues[]
  /** The words of a language together with English, which people mix into every language. */
  lexicon(language: string | null): Lexicon
  platforms: [name: string, rule: PlatformRule & { wordPattern: TermPattern }][]
  conferenceHosts: string[]
  freeMail: { families: ReadonlySet<string>; domains: ReadonlySet<string> }
  mailboxes: {
    localParts: ReadonlySet<string>
    nameWords: TermPattern
    recruiting: TermPattern
    resources: TermPattern
    resourceDomains: string[]
  }
  givenNames: ReadonlySet<string>
  /** Words in the domains of agencies, letters only. */
  agencyWords: string[]
  judgement: Judgement
  /** Any word without which no event is an interview. */
  anyClue: TermPattern
  firstLook: FirstLook
}

/** What decides whether an event is read at all. */
export interface FirstLook {
  /** Any word without which no event is an interview. */
  any: QuickLook
  /** Those of them which may be enough by themselves. */
  firm: TermPattern
  /** Single words that are said of many other things ("final", "role"), and those for a talk over coffee. */
  weak: TermPattern
  /** The same and words for any talk, which count in a title. */
  inTitle: QuickLook
  /** Words for any talk, in a title, and the jobs one of which must stand beside them. */
  talk: QuickLook
  job: QuickLook
  /** Without one of these, a weak word comes to nothing: jobs, wording of a hiring process. */
  support: TermPattern
}

export interface LanguageClues {
  language: string
  common: TermPattern
  telling: TermPattern
  /** Words for interviews and their stages: job titles are English everywhere, these are not. */
  interview: TermPattern
}

const LINGUA_FRANCA = 'en'

/** Makes the data ready for `detectInterview`. Pure; costs some tens of milliseconds, so do it once. */
export function compileRules(data: DetectionData): DetectionRules {
  const lexicons = new Map<string, Lexicon>()
  const clues = data.vocabularies.flatMap(clueWords).concat(platformWords(data))
  return {
    version: stableId('detection', JSON.stringify(data)),
    languages: data.vocabularies.map(languageClues),
    lexicon(language) {
      const key = language ?? ''
      const known = lexicons.get(key)
      if (known) return known
      const made = compileLexicon(vocabularyFor(data.vocabularies, language))
      lexicons.set(key, made)
      return made
    },
    platforms: Object.entries(data.platforms).map(([name, rule]) => [
      name,
      { ...rule, wordPattern: termPattern(rule.words) },
    ]),
    conferenceHosts: data.conferenceHosts,
    freeMail: { families: new Set(data.freeMail.families), domains: new Set(data.freeMail.domains) },
    mailboxes: {
      localParts: new Set(data.mailboxes.localParts),
      nameWords: termPattern(data.mailboxes.nameWords),
      recruiting: termPattern(data.mailboxes.recruiting),
      resources: termPattern(data.mailboxes.resources),
      resourceDomains: data.mailboxes.resourceDomains,
    },
    givenNames: new Set(data.givenNames.flatMap((name) => [name, foldText(name)])),
    agencyWords: [...new Set(data.vocabularies.flatMap((v) => v.agencyWords.map(squash)))].filter(
      (word) => word.length > 3,
    ),
    judgement: data.judgement,
    anyClue: termPattern(clues),
    firstLook: firstLook(data.vocabularies, clues),
  }
}

function vocabularyFor(vocabularies: Vocabulary[], language: string | null): Vocabulary {
  const own = vocabularies.find((v) => v.language === language)
  const common = vocabularies.find((v) => v.language === LINGUA_FRANCA)
  const chosen =
    own && common && own !== common ? [own, common] : [common ?? own].filter((v) => v !== undefined)
  const [first, ...rest] = chosen.length > 0 ? chosen : vocabularies
  if (!first) throw new Error('detection needs the words of at least one language')
  return mergeVocabularies(first, ...rest.map((other) => withoutJoiningWordsOf(first, other)))
}

/** Small words belong to the language of the text first: Polish "w" is "at", not "w/". */
function withoutJoiningWordsOf({ prepositions: own, and }: Vocabulary, other: Vocabulary): Vocabulary {
  const taken = new Set([...Object.values(own).flat(), ...and])
  const left = (words: string[]) => words.filter((word) => !taken.has(word))
  const { with: beside, at, for: about, other: rest } = other.prepositions
  return {
    ...other,
    prepositions: { with: left(beside), at: left(at), for: left(about), other: left(rest) },
  }
}

function languageClues(vocabulary: Vocabulary): LanguageClues {
  const { interview, recruiting, stages, otherSenses, satellites, roles, labels, direction } = vocabulary
  return {
    language: vocabulary.language,
    common: termPattern(vocabulary.commonWords),
    interview: termPattern([...Object.values(interview).flat(), ...Object.values(stages).flat()]),
    telling: termPattern([
      ...Object.values(interview).flat(),
      ...Object.values(recruiting).flat(),
      ...Object.values(stages).flat(),
      ...Object.values(otherSenses).flat(),
      ...Object.values(satellites).flat(),
      ...Object.values(direction).flat(),
      ...Object.values(labels).flat(),
      ...roles.last,
      ...roles.first,
      ...roles.areas,
      ...vocabulary.meeting,
      ...vocabulary.inPerson,
      ...vocabulary.titleNoise.filter((word) => word.length > 3),
      ...vocabulary.companyWords,
    ]),
  }
}

function clueWords(vocabulary: Vocabulary): string[] {
  return [
    ...vocabulary.interview.certain,
    ...vocabulary.interview.likely,
    ...vocabulary.interview.many,
    ...vocabulary.recruiting.strong,
    ...vocabulary.recruiting.functions,
    ...Object.values(vocabulary.stages).flat(),
    ...vocabulary.direction.internal,
    ...vocabulary.roles.after,
  ]
}

function firstLook(vocabularies: Vocabulary[], clues: string[]): FirstLook {
  const informal = vocabularies.flatMap(({ stages, weakStages }) =>
    stages.informal.filter((word) => weakStages.includes(word)),
  )
  const single = vocabularies.flatMap(({ stages, weakStages, roles }) => [
    ...weakStages.filter((word) => !word.includes(' ') && Object.values(stages).flat().includes(word)),
    ...roles.after.filter((word) => !word.includes(' ')),
  ])
  const weak = new Set([...informal, ...single])
  const talk = vocabularies.flatMap(({ interview }) => interview.withJob)
  return {
    any: quickLook(clues),
    firm: termPattern(clues.filter((word) => !weak.has(word))),
    weak: termPattern(weak),
    inTitle: quickLook([...clues, ...talk]),
    talk: quickLook(talk),
    job: quickLook(vocabularies.flatMap(({ roles }) => [...roles.last, ...roles.first, ...roles.areas])),
    support: termPattern(vocabularies.flatMap(supportWords)),
  }
}

function supportWords({ roles, recruiting, direction }: Vocabulary): string[] {
  const { last, first, areas } = roles
  return [...last, ...first, ...areas, ...recruiting.process, ...direction.candidate, ...direction.meets]
}

function platformWords(data: DetectionData): string[] {
  const senders = Object.values(data.platforms).filter((rule) => rule.kind !== 'scheduler')
  return senders.flatMap((rule) => [...rule.words, ...rule.links])
}
