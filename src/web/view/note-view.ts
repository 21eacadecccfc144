import { plain } from '../../followup/words.ts'
import type { PersonalNote } from '../../letter/notes-of-interview.ts'

export interface NoteView {
  name: string
  text: string
  /** "143 of 200 characters", counted as LinkedIn counts. */
  count: string
  searchLink: string | null
}

export function noteView({ person, text, searchLink }: PersonalNote, limit: number): NoteView {
  const name = plain(person.name ?? '')
  return { name, text, count: `${[...text].length} of ${limit} characters`, searchLink }
}
