import { checkedSource, compileText, type Template } from './compile-template.ts'
import type { NoteEntry, SkeletonEntry } from './letter-files.ts'
import { LetterTemplateError } from './letter-template-error.ts'
import type { Vocabulary } from './letter-vocabulary.ts'

/** Stand between the moves of a body; no value can hold a control character. */
export const paragraphMark = '\u0001'
export const sentenceMark = '\u0002'

interface Conditions {
  needs: readonly string[]
  unless: readonly string[]
}

interface Choosable extends Conditions {
  name: string
  /** Every fact and condition its templates ask for. */
  mentions: ReadonlySet<string>
}

/** A sequence of moves in several wordings, ready to be filled in. */
export interface Skeleton extends Choosable {
  wordings: readonly { subject: Template; body: Template }[]
}

export interface NoteSkeleton extends Choosable {
  wordings: readonly { short: Template; long: Template }[]
}

type Place = readonly (string | number)[]

/** Where an entry stands: the file, its language, and the line of a place inside the entry. */
export interface EntryOrigin {
  language: string
  file: string
  lineOf(place: Place): number | null
}

export function compileSkeleton(entry: SkeletonEntry, vocabulary: Vocabulary, origin: EntryOrigin): Skeleton {
  const check = checker(entry, vocabulary, origin)
  const subjects = entry.subject.map((source, index) => check(source, 'subject', ['subject', index]))
  const moves = entry.moves.map((move, at) => {
    check.conditions(move, `move "${move.move}"`, ['moves', at])
    const sources = move.wordings.map((source, index) =>
      check(source, `move "${move.move}"`, ['moves', at, 'wordings', index], move.needs),
    )
    return { sameParagraph: move.sameParagraph, sources: sources.map((source) => conditional(source, move)) }
  })
  const bodyOf = (index: number) =>
    moves
      .map(({ sources, sameParagraph }, at) => {
        const mark = at === 0 ? '' : sameParagraph ? sentenceMark : paragraphMark
        return mark + (sources[index] ?? sources[0] ?? '')
      })
      .join('')
  return {
    ...check.choosable(),
    wordings: subjects.map((subject, index) => ({
      subject: compileText(subject),
      body: compileText(bodyOf(index)),
    })),
  }
}

export function compileNote(entry: NoteEntry, vocabulary: Vocabulary, origin: EntryOrigin): NoteSkeleton {
  const check = checker(entry, vocabulary, origin)
  const wordings = entry.notes.map(({ short, long }, index) => ({
    short: compileText(check(short, 'short note', ['notes', index, 'short'])),
    long: compileText(check(long, 'long note', ['notes', index, 'long'])),
  }))
  return { ...check.choosable(), wordings }
}

function conditional(source: string, { needs, unless }: Conditions): string {
  const open = [...needs.map((name) => `{{#if ${name}}}`), ...unless.map((name) => `{{#unless ${name}}}`)]
  const close = [...unless.map(() => '{{/unless}}'), ...needs.map(() => '{{/if}}')]
  return [...open, source, ...close].join('')
}

function checker(entry: SkeletonEntry | NoteEntry, vocabulary: Vocabulary, origin: EntryOrigin) {
  const mentions = new Set<string>()
  const place = (part: string) => `skeleton "${entry.name}", ${part}`
  const check = (text: string, part: string, at: Place, alsoKnown: readonly string[] = []): string => {
    const where = { ...origin, line: origin.lineOf(at), place: place(part) }
    const checked = checkedSource(text, vocabulary, new Set([...entry.needs, ...alsoKnown]), where)
    for (const name of checked.mentions) mentions.add(name)
    return checked.source
  }
  const conditions = ({ needs, unless }: Conditions, part: string, at: Place): void => {
    for (const name of [...needs, ...unless]) {
      mentions.add(name)
      if (vocabulary.optional.has(name) || vocabulary.flags.has(name)) continue
      const allowed = [...vocabulary.optional, ...vocabulary.flags].sort().join(', ')
      const problem = `${place(part)} depends on "${name}"; known here: ${allowed}`
      throw new LetterTemplateError(origin.file, origin.lineOf(at), problem)
    }
  }
  conditions(entry, 'which', [])
  const choosable = (): Choosable => ({
    name: entry.name,
    needs: entry.needs,
    unless: entry.unless,
    mentions,
  })
  return Object.assign(check, { choosable, conditions })
}
