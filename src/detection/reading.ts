import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { DetectionRules } from './detection-rules.ts'
import type { Part, PartsContext } from './extraction/part.ts'
import { partsOf } from './extraction/parts.ts'
import { ownerNamePattern } from './extraction/person-name.ts'
import { withoutPrefixes } from './extraction/without-prefixes.ts'
import { findLanguage } from './find-language.ts'
import { type Guest, readGuests } from './guests.ts'
import type { Lexicon } from './lexicon.ts'
import { type EventText, normaliseEvent } from './normalise-event.ts'
import { foldText } from './text/fold-text.ts'
import { sentencesOf } from './text/sentences.ts'
import { findAll, type TermPattern, termPattern } from './text/term-pattern.ts'

/** An event as detection sees it: its text, its people, and what the pieces of its lines are. */
export interface Reading {
  event: CalendarEvent
  owner: Owner
  rules: DetectionRules
  text: EventText
  language: string | null
  lexicon: Lexicon
  guests: Guest[]
  /** Lines of the description up to the signature. */
  letter: string[]
  ownerName: TermPattern | null
  context: PartsContext
  titleParts: Part[]
  /** Parts of the first lines of the description that are short enough to be notes. */
  bodyParts: Part[]
}

const NOTE_LENGTH = 140
const NOTE_LINES = 12
const platformNames = new WeakMap<DetectionRules, TermPattern>()

/** Reads an event. Pure; costs some hundred microseconds. */
export function readEvent(event: CalendarEvent, owner: Owner, rules: DetectionRules): Reading {
  const text = normaliseEvent(event)
  const language = findLanguage(text, rules)
  const lexicon = rules.lexicon(language)
  const guests = readGuests(event, owner, rules, text.quotedSender)
  const ownerName = ownerNamePattern(owner)
  const context = { lexicon, rules, guests, ownerName, platformNames: namesOfPlatforms(rules) }
  const sentences = text.lines.slice(0, NOTE_LINES).flatMap((line) => sentencesOf(line, lexicon.honorifics))
  return {
    event,
    owner,
    rules,
    text,
    language,
    lexicon,
    guests,
    letter: withoutSignature(text.lines, lexicon),
    ownerName,
    context,
    titleParts: partsOf(withoutPrefixes(text.title, lexicon), context),
    bodyParts: sentences
      .filter((line) => line.length <= NOTE_LENGTH)
      .flatMap((line) => partsOf(line, context)),
  }
}

function namesOfPlatforms(rules: DetectionRules): TermPattern {
  const known = platformNames.get(rules)
  if (known) return known
  const made = termPattern(rules.platforms.flatMap(([, rule]) => rule.words))
  platformNames.set(rules, made)
  return made
}

/** The lines above "Kind regards". Whoever signs below it has written, which is not yet to take part. */
function withoutSignature(lines: string[], lexicon: Lexicon): string[] {
  const closing = lines.findIndex((line, index) => {
    const folded = foldText(line.replace(/[,.!]+$/u, ''))
    return (
      index > 0 &&
      findAll(lexicon.closings, folded).some((found) => found.end - found.start === folded.length)
    )
  })
  return closing < 0 ? lines : lines.slice(0, closing)
}
