import type { Lexicon } from '../lexicon.ts'
import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { labelledValues } from './labelled.ts'
import type { Part } from './part.ts'
import { partsOf } from './parts.ts'
import { signaturesOf } from './signature.ts'
import { trimmed } from './trimmed.ts'
import { withoutMarks } from './without-marks.ts'

/** The job the event is about, as written; null when no job is named. */
export function findRole(reading: Reading): string | null {
  const role =
    roleOf(ownParts(reading.titleParts, reading.lexicon, true), reading.lexicon) ??
    labelledRole(reading) ??
    sentenceRole(reading) ??
    markedRole(reading, [reading.text.title]) ??
    noteRole(reading) ??
    markedRole(reading, reading.text.lines) ??
    besideMark(reading) ??
    areaRole(reading.titleParts, reading) ??
    (reading.text.body.length <= SHORT_NOTE ? areaRole(reading.bodyParts.slice(0, 2), reading) : null)
  return role === null ? null : tidyRole(role, reading.lexicon)
}

const LONGEST_NOTE = 900
const SHORT_NOTE = 200

/** A job named in the description: in a long text one word that may be a job may be anything. */
function noteRole(reading: Reading): string | null {
  const { text, bodyParts, lexicon } = reading
  if (text.body.length > LONGEST_NOTE) return null
  const short = text.body.length <= SHORT_NOTE
  const signed = signaturesOf(reading).map(({ title }) => title)
  return roleOf(
    ownParts(bodyParts, lexicon).filter(
      (part) =>
        !signed.some((title) => title.includes(part.text)) &&
        (part.lead === 'for' || ((short || part.text.includes(' ')) && !isSomebody(part, text.body))),
    ),
    lexicon,
  )
}

/** "the chef", "dem Chef", "la encargada": somebody there, not a vacancy. */
function isSomebody({ text }: Part, body: string): boolean {
  if (DEFINITE.test(`${text.split(/\s+/u)[0]} `)) return true
  if (/\s/u.test(text)) return false
  const at = body.indexOf(text)
  return at > 0 && DEFINITE.test(body.slice(0, at))
}

const DEFINITE = /(?:^|[\s(,])(?:the|le|la|el|il|lo|der|die|dem|den|o|de|het)\s(?:\p{Ll}+\s)?$/iu

/** Roles that are not those of the people one meets ("with the CFO"). */
function ownParts(parts: Part[], { companyWords }: Lexicon, isTitle = false): Part[] {
  return parts.filter((part, index) => {
    if (part.kind !== 'role' || part.lead === 'with') return false
    const previous = parts[index - 1]
    const isEmployer = previous?.lead === 'at' || occurs(companyWords, foldText(previous?.text ?? ''))
    const beside =
      previous?.kind === 'person' ||
      (previous?.kind === 'other' && !isEmployer && IS_NAME.test(previous.text))
    return !(part.bracket === 'round' && beside && previous?.segment === part.segment - 1 && !isTitle)
  })
}

const IS_NAME = /(?:^|\s)\p{Lu}[\p{L}'-]+$/u

/** The likeliest of several: a plain one before one that looks like a proper name, a long one before a single word. */
function roleOf(parts: Part[], lexicon: Lexicon): string | null {
  const points = (part: Part) =>
    (part.text.includes(' ') ? 1 : 0) - (isProperName(part.text, lexicon) ? 2 : 0)
  const best = parts.reduce<Part | null>((a, b) => (a === null || points(b) > points(a) ? b : a), null)
  return best?.text ?? null
}

/** "Productora Luz Verde": one job word, then capitalised words of which none belongs to a job. */
function isProperName(text: string, { roles }: Lexicon): boolean {
  const [, ...rest] = text.split(/\s+/u)
  if (rest.length === 0 || !rest.every((word) => /^\p{Lu}/u.test(word))) return false
  return rest.every(
    (word) =>
      !occurs(roles.modifiers, foldText(word)) &&
      !occurs(roles.last, foldText(word)) &&
      !occurs(roles.first, foldText(word)),
  )
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
      if (/^\s*[–—|,-]/u.test(rest)) continue
      const [first, second] = partsOf(rest.slice(0, 120), context)
      if (first?.kind === 'role') return first.text
      if (first !== undefined && HIRAGANA.test(first.text)) continue
      const words = foldText(source.slice(found.start, found.end))
      const saysJob =
        occurs(lexicon.roles.after, words) ||
        (occurs(lexicon.roles.as, words) && isBehindInterview(source, found.start, lexicon))
      if (saysJob && first?.kind === 'other' && mayBeJob(first.text, lexicon)) return first.text
      if (second?.kind === 'role' && first?.lead === 'for') return second.text
    }
  }
  return null
}

/** "interview as …", "shortlisted for an interview as …": the words of an interview stand close before it. */
function isBehindInterview(source: string, start: number, { cuts, recruiting }: Lexicon): boolean {
  const before = foldText(source.slice(Math.max(0, start - NEAR), start))
  return occurs(cuts, before) || occurs(recruiting.process, before) || occurs(recruiting.strong, before)
}

const NEAR = 40

/** Not a clause ("as you know", "as a shortlisted applicant"): a few words, the first of which is no small word. */
function mayBeJob(text: string, { commonWords, direction }: Lexicon): boolean {
  const words = text.split(' ')
  if (occurs(direction.candidateWord, foldText(text))) return false
  return words.length <= 5 && !occurs(commonWords, foldText(words[0] ?? ''))
}

/** Particles and endings, never a job by themselves. */
const HIRAGANA = /^(?:\p{Script=Hiragana}+$|[을를이가은는의로과와]\s)/u

/** "the logistics thing", "物流企画ポジション": words right before one that means a job. */
function markedRole({ lexicon }: Reading, sources: string[]): string | null {
  for (const source of sources) {
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

/** "연회기획 직무", "临床监查员岗位": in scripts without spaces, the words right before one that means a job. */
function besideMark({ lexicon, text }: Reading): string | null {
  for (const source of [text.title, ...text.lines]) {
    const folded = foldText(source)
    for (const found of findAll(lexicon.roles.after, folded)) {
      if (findAll(lexicon.cuts, folded).some((cut) => cut.start < found.end && found.start < cut.end))
        continue
      const run = UNSPACED_RUN.exec(source.slice(0, found.start))?.[1] ?? ''
      const known = [lexicon.recruiting.process, lexicon.recruiting.strong, lexicon.direction.candidate]
      const ends = known.flatMap((pattern) => findAll(pattern, foldText(run)).map(({ end }) => end))
      const bare = run.slice(Math.max(0, ...ends)).trim()
      if (bare.length > 1) return bare
    }
  }
  return null
}

const UNSPACED_RUN = /([\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}ー]{2,14})\s?$/u

/** "(logistics)": a field of work that stands where a job title stands. */
function areaRole(parts: Part[], reading: Reading): string | null {
  for (const part of parts) {
    if (part.kind !== 'other' || part.lead === 'with') continue
    const bare = part.text.replace(/[.!]+$/u, '')
    const folded = foldText(bare)
    const [area] = findAll(reading.lexicon.roles.areas, folded)
    if (area?.start === 0 && area.end === folded.length) return bare
  }
  return null
}

function tidyRole(role: string, lexicon: Lexicon): string | null {
  const term = findAll(lexicon.roles.terms, foldText(role)).find((found) => found.start === 0)
  if (term && term.end < role.length && /^\s+\p{L}/u.test(role.slice(term.end))) {
    return tidyRole(role.slice(term.end).trim(), lexicon)
  }
  const [sentence = ''] = role.split(/(?<=\p{Ll}{4})[.!?]\s+/u).slice(-1)
  const tidy = behindPhrase(withoutMarks(sentence), lexicon)
    .replace(/^[\s\-–—:,./|"'“”「」]+|[\s\-–—:,./|"'“”「」]+$/gu, '')
    .replace(/\s+/gu, ' ')
  return tidy === '' ? null : tidy
}

const JOINED = /\s(?:of|for|as|to|de|di|do|da|als|für|como|van|voor|til|som)$/iu

/** "next step in your application for Site Manager", "posto di cuoco", "puesto camarera": the job itself. */
function behindPhrase(role: string, { roles, recruiting, direction }: Lexicon): string {
  const folded = foldText(role)
  const opening = findAll(roles.before, folded).filter(
    ({ start, end }) => start === 0 && /^\s+\p{L}/u.test(role.slice(end)),
  )
  const ends = opening
    .map(({ end }) => end + (/^\s+/u.exec(role.slice(end))?.[0].length ?? 0))
    .concat(
      [roles.before, roles.after, recruiting.process, direction.candidate].flatMap((pattern) =>
        findAll(pattern, folded).flatMap(({ end }) => {
          const joint =
            /^\s*(?:(?:of|for|as|to|towards|de|di|do|da|als|für|como|van|voor|til|som)\s+(?:(?:the|a|an|our|la|le|el|il|o|die|der|den)\s+)?|d')(?=\p{L})/iu.exec(
              role.slice(end),
            )
          const joined = JOINED.test(role.slice(0, end)) ? /^\s+(?=\p{L})/u.exec(role.slice(end)) : null
          const gap = joint ?? joined
          return gap ? [end + gap[0].length] : []
        }),
      ),
    )
  return ends.length > 0 ? role.slice(Math.max(...ends)) : role
}
