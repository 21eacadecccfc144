import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention, isNote } from './clue.ts'

/** People, departments and wording of a hiring process. */
export function recruitingWords({ reading, people }: Findings): Clue[] {
  const clues: Clue[] = []
  const { strong, functions, process } = reading.lexicon.recruiting
  const sure = firstMention(strong, reading)
  if (sure)
    clues.push({
      signal: 'recruiting-words',
      strength: 1,
      evidence: `${sure.words}, which belongs to a hiring process`,
    })
  else {
    const usual = firstMention(process, reading)
    if (usual && (usual.inTitle || isNote(reading)))
      clues.push({
        signal: 'recruiting-words',
        strength: 0.45,
        evidence: `${usual.words}, which may belong to a hiring process`,
      })
  }
  const who = firstMention(functions, reading)
  if (who)
    clues.push({
      signal: 'recruiter-named',
      strength: who.inTitle ? 1 : 0.85,
      evidence: `${who.words}, so somebody who recruits is part of it`,
    })
  else if (people.recruiter?.name) {
    clues.push({
      signal: 'recruiter-named',
      strength: 0.6,
      evidence: `${people.recruiter.name} seems to be a recruiter`,
    })
  } else {
    const mailbox = recruitingMailbox(reading)
    if (mailbox !== null)
      clues.push({
        signal: 'recruiter-named',
        strength: 0.6,
        evidence: `${mailbox} is where people who recruit write from`,
      })
  }
  return clues
}

/** "Rekrutacja <rekrutacja@…>": a mailbox for applications, in whatever language, of another company than the owner's. */
export function recruitingMailbox({ guests, owner, rules }: Reading): string | null {
  const own = owner.email.split('@')[1]?.toLowerCase()
  const mailbox = guests.find(
    ({ kind, name, email, domain }) =>
      kind === 'mailbox' &&
      domain !== own &&
      occurs(rules.mailboxes.recruiting, foldText(`${name ?? ''} ${email?.split('@')[0] ?? ''}`)),
  )
  return mailbox === undefined ? null : (mailbox.email ?? mailbox.name)
}
