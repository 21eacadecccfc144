import type { DetectionRules } from './detection-rules.ts'
import type { EventText } from './normalise-event.ts'
import { findAll, type TermPattern } from './text/term-pattern.ts'

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HANGUL = /\p{Script=Hangul}/u
/** Its words are used in every language: of two that know as much of a text, it is the likelier. */
const LINGUA_FRANCA = 'en'
const HAN = /\p{Script=Han}/u

/**
 * ISO 639-1 code of the language an event is written in; null when nothing tells. Letters of a script decide first,
 * then which vocabulary knows most of the text; words of the title count more than the body's.
 */
export function findLanguage(text: EventText, rules: DetectionRules): string | null {
  const letters = `${text.title} ${text.body}`
  const byScript = HANGUL.test(letters)
    ? ['ko']
    : KANA.test(letters)
      ? ['ja']
      : HAN.test(letters)
        ? ['zh', 'ja']
        : null
  let best: { language: string; points: number } | null = null
  for (const { language, common, telling, interview } of rules.languages) {
    if (byScript !== null && !byScript.includes(language)) continue
    const points =
      letterCount(telling, text.foldedTitle) * 1.5 +
      letterCount(interview, text.foldedTitle) +
      letterCount(telling, text.foldedBody) +
      findAll(common, text.foldedTitle).length * 2.5 +
      findAll(common, text.foldedBody).length * 2.5
    const wins = language === LINGUA_FRANCA ? points >= (best?.points ?? 1) : points > (best?.points ?? 0)
    if (wins) best = { language, points }
  }
  return best?.language ?? byScript?.[0] ?? null
}

/** Long words tell a language better than short ones. */
function letterCount(pattern: TermPattern, folded: string): number {
  return findAll(pattern, folded).reduce((sum, { start, end }) => sum + Math.min(14, end - start), 0)
}
