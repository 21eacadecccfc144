import type { Lexicon } from '../lexicon.ts'
import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { labelledValues } from './labelled.ts'
import { type Part, partsOf } from './parts.ts'
import { trimmed } from './trimmed.ts'
import { withoutMarks } from './without-marks.ts'

/** The job the event is about, as written; null when no job is named. */
export function findRole(reading: Reading): string | null {
  const role =
    roleOf(ownParts(reading.titleParts)) ??
    labelledRole(reading) ??
    sentenceRole(reading) ??
    roleOf(ownParts(reading.bodyParts)) ??
    markedRole(reading) ??
    areaRole(reading.titleParts, reading)
  return role === null ? null : tidyRole(role, reading.lexicon)
}

/** Roles that are not those of the people one meets ("with the CFO"). */
function ownParts(parts: Part[]): Part[] {
  return parts.filter((part, index) => {
    if (part.kind !== 'role' || part.lead === 'with') return false
    const previous = parts[index - 1]
    return !(part.bracket === 'round' && previous?.kind === 'person')
  })
}

function roleOf(parts: Part[]): string | null {
  const best = parts.find((part) => part.text.includes(' ')) ?? parts[0]
  return best?.text ?? null
}

function labelledRole(reading: Reading): string | null {
  const { lexicon, text, context } = reading
  for (const value of labelledValues(text.lines, lexicon.labels.role)) {
    const [line] = value.split('\n')
    const parts = partsOf(line ?? '', context)
    const role = parts.find((part) => part.kind === 'role') ?? parts.find((part) => part.kind === 'other')
    if (role) return role.text
  }
  return answeredRole(reading)
}

/** Schedulers ask: "Which role are you applying for?: Site Manager". */
function answeredRole({ lexicon, text, context }: Reading): string | null {
  for (const line of text.lines) {
    const [, question = '', answer = ''] = /^(.{5,100}\?)\s*:\s*(.{2,80})$/u.exec(line) ?? []
    if (!occurs(lexicon.labels.role, foldText(question))) continue
    const part = partsOf(answer, context).find(({ kind }) => kind === 'role' || kind === 'other')
    if (part) return part.text
  }
  return null
}

/** "your application for …", "für die Stelle als …": what follows, up to the end of the phrase. */
function sentenceRole(reading: Reading): string | null {
  const { lexicon, text, context } = reading
  for (const source of [text.title, ...text.lines]) {
    const befores = [
      ...findAll(lexicon.roles.before, foldText(source)),
      ...findAll(lexicon.roles.as, foldText(source)),
    ]
    for (const found of befores) {
      const rest = source.slice(found.end).split(/[.!?\n;]/u)[0] ?? ''
      const [first, second] = partsOf(rest.slice(0, 120), context)
      if (first?.kind === 'role') return first.text
      const words = foldText(source.slice(found.start, found.end))
      const saysJob =
        occurs(lexicon.roles.after, words) ||
        (occurs(lexicon.roles.as, words) && occurs(lexicon.cuts, foldText(source)))
      if (saysJob && first?.kind === 'other' && first.text.split(' ').length <= 5) return first.text
      if (second?.kind === 'role' && first?.lead === 'for') return second.text
    }
  }
  return null
}

/** "the logistics thing", "物流企画ポジション": words right before one that means a job. */
function markedRole(reading: Reading): string | null {
  const { lexicon, text } = reading
  for (const source of [text.title, ...text.lines]) {
    for (const found of findAll(lexicon.roles.after, foldText(source))) {
      const before =
        source
          .slice(0, found.start)
          .split(/[.,:;()–—|/]| - /u)
          .at(-1) ?? ''
      const words = trimmed(before, lexicon).text.split(/\s+/u).slice(-4).join(' ')
      const bare = trimmed(words, lexicon).text
      const known = findAll(lexicon.roles.modifiers, foldText(bare))
      if (bare !== '' && known.some((word) => word.end === bare.length))
        return bare.slice(known[0]?.start ?? 0)
    }
  }
  return null
}

/** "(logistics)": a field of work that stands where a job title stands. */
function areaRole(parts: Part[], reading: Reading): string | null {
  for (const part of parts) {
    if (part.kind !== 'other' || part.lead === 'with') continue
    const folded = foldText(part.text)
    const area = findAll(reading.lexicon.roles.areas, folded).at(-1)
    if (
      area &&
      area.end === folded.length &&
      (area.start === 0 || part.text.slice(0, area.start).trim() !== '')
    ) {
      return part.text.slice(area.start, area.end)
    }
  }
  return null
}

function tidyRole(role: string, lexicon: Lexicon): string | null {
  const term = findAll(lexicon.roles.terms, foldText(role)).find((found) => found.start === 0)
  if (term && term.end < role.length && /^\s+\p{L}/u.test(role.slice(term.end))) {
    return tidyRole(role.slice(term.end).trim(), lexicon)
  }
  const tidy = withoutMarks(role)
    .replace(/^[\s\-–—:,./|"'“”「」]+|[\s\-–—:,./|"'“”「」]+$/gu, '')
    .replace(/\s+/gu, ' ')
  return tidy === '' ? null : tidy
}
