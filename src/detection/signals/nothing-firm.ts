import { occurs } from '../text/term-pattern.ts'
import type { Clue, Findings } from './clue.ts'

/**
 * A job and a company may be named in any text. Without a word for an interview or a stage, without somebody who
 * recruits and without the owner's own name in the title, they prove nothing.
 */
export function nothingFirm({ reading, platform }: Findings): Clue[] {
  const { lexicon, text, rules, ownerName } = reading
  const { certain, likely } = lexicon.interview
  const { strong, functions } = lexicon.recruiting
  const anywhere = [certain, likely, strong, functions, lexicon.stages['hiring-manager']]
  const inTitle = [
    ...Object.values(lexicon.stages),
    lexicon.recruiting.process,
    ...(ownerName ? [ownerName] : []),
  ]
  const sender = rules.platforms.find(([name]) => name === platform)?.[1].kind
  const firm =
    anywhere.some((pattern) => occurs(pattern, text.foldedTitle) || occurs(pattern, text.foldedBody)) ||
    inTitle.some((pattern) => occurs(pattern, text.foldedTitle)) ||
    sender === 'ats' ||
    sender === 'assessment'
  return firm
    ? []
    : [
        {
          signal: 'nothing-firm',
          strength: 1,
          evidence: 'Nothing in it names an interview, a step of hiring or somebody who recruits',
        },
      ]
}
