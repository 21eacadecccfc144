import { type TermPattern, termPattern } from './text/term-pattern.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A vocabulary made ready for searching: every list of words is one expression for folded text. */
export type Lexicon = Searchable<Omit<Vocabulary, 'language'>> & {
  language: string
  /** Everything a title can hold that is neither a company, a role nor a person. */
  cuts: TermPattern
  /** The words of every sense, to know them again. */
  weak: TermPattern
}

type Searchable<T> = { [K in keyof T]: T[K] extends string[] ? TermPattern : Searchable<T[K]> }

/** Compiles a vocabulary. Costs a few milliseconds; keep the result. */
export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const { language, ...words } = vocabulary
  const searchable = compileTree(words) as Searchable<typeof words>
  return {
    ...searchable,
    language,
    weak: searchable.weakSenses,
    cuts: termPattern([
      ...Object.values(vocabulary.interview).flat(),
      ...Object.values(vocabulary.stages).flat(),
      ...vocabulary.meeting,
      ...vocabulary.recruiting.functions,
    ]),
  }
}

function compileTree(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      Array.isArray(value) ? termPattern(value) : compileTree(value as object),
    ]),
  )
}
