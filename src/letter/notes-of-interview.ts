import type { Person } from '../detection/interview-detection.ts'
import { mergePeople } from '../detection/merge-sessions.ts'
import { isSamePerson } from '../detection/same-person.ts'
import { processState } from '../followup/outcome.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'
import { type NoteLimit, writeLinkedInNote } from './linkedin-note.ts'
import { linkedInSearch } from './linkedin-search.ts'
import type { LetterLibrary } from './load-letters.ts'
import { isAgencyRecruiter, tradeOf } from './reading-dossier.ts'

export interface PersonalNote {
  person: Person
  /** Within the limit; to be copied by hand. */
  text: string
  /** People search, opened by the user; nothing is fetched. */
  searchLink: string | null
}

/** A connection note for everybody of the interview who has a name; each different. */
export function linkedInNotes(
  dossier: Dossier,
  user: User,
  settings: { library: LetterLibrary; eventsTradeWords: readonly string[]; limit: NoteLimit },
): PersonalNote[] {
  const { interview, process, notes, outcomes } = dossier
  const everybody = mergePeople([
    ...interview.interviewers,
    ...(interview.recruiter ? [interview.recruiter] : []),
  ])
  const people = everybody.filter(({ name, email }) => name !== null && email !== user.email)
  const company = interview.company ?? process?.company ?? null
  const recipients = people.map(({ name, email }) => email ?? name ?? '').toSorted()
  return people.map((person) => {
    const isRecruiter = interview.recruiter !== null && isSamePerson(person, interview.recruiter)
    const note = writeLinkedInNote(
      {
        language: interview.language ?? 'en',
        sender: user,
        recipient: {
          ...person,
          isRecruiter,
          isAgency: isRecruiter && isAgencyRecruiter(interview, person.email),
          signedAs: null,
        },
        role: interview.role ?? process?.role ?? null,
        company,
        stage: interview.stage,
        trade: tradeOf(dossier, settings.eventsTradeWords),
        topic: notes.topic,
        situation: processState(outcomes) === 'rejected' ? 'rejected' : 'open',
        panel:
          recipients.length > 1
            ? { recipients, index: recipients.indexOf(person.email ?? person.name ?? '') }
            : null,
        limit: settings.limit,
      },
      settings.library,
    )
    return { person, text: note.text, searchLink: linkedInSearch({ ...person, company }) }
  })
}
