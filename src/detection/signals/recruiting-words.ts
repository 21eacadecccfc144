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
  }
  return clues
}
