/**
 * Prints letters to read aloud: `npx vitest` checks what a program can check, the ear does the rest.
 * Usage: node test/letter/gallery.ts LANG [KIND] [SKELETON]
 */
import { type LetterKind, letterKinds } from '../../src/letter/letter-request.ts'
import { noteValues, renderNote } from '../../src/letter/linkedin-note.ts'
import { renderLetter } from '../../src/letter/render-letter.ts'
import { combinations } from './checks/combinations.ts'
import { bareRequest, company } from './checks/sample-requests.ts'
import { libraryOf, rulesOf } from './library.ts'

const [language = 'en', onlyKind, onlySkeleton] = process.argv.slice(2)
const { library, letters } = libraryOf(language)
const rules = rulesOf(language)
const print = (text: string) => process.stdout.write(`${text}\n`)

for (const kind of letterKinds.filter((each) => onlyKind === undefined || each === onlyKind)) printKind(kind)
if (onlyKind === undefined || onlyKind === 'connect-linkedin') printNotes()

/** Each wording once with nothing known and once with everything known. */
function printKind(kind: LetterKind): void {
  for (const skeleton of letters.kinds.get(kind) ?? []) {
    if (onlySkeleton !== undefined && skeleton.name !== onlySkeleton) continue
    const requests = combinations(kind, skeleton, rules).filter(
      ({ stage }) => stage === null || skeleton.needs.length > 0,
    )
    skeleton.wordings.forEach((_, wording) => {
      for (const request of [requests[0], requests.at(-1)]) {
        if (request === undefined) continue
        const letter = renderLetter({ ...request, mayMentionInterest: true }, library, letters, {
          skeleton,
          wording,
          turn: wording,
        })
        print(`──── ${kind} · ${skeleton.name}/${wording}\nSubject: ${letter.subject}\n\n${letter.text}\n`)
      }
    })
  }
}

function printNotes(): void {
  const request = { ...bareRequest('thank-you', language), limit: 200 as const }
  const { role, topic } = rules.facts
  for (const note of letters.notes) {
    note.wordings.forEach((_, wording) => {
      for (const facts of [{}, { role, topic, company }]) {
        const values = noteValues({ ...request, ...facts }, letters)
        for (const limit of [200, 300] as const) {
          print(
            `──── note ${limit} · ${note.name}/${wording}\n${renderNote(note, wording, values, letters, limit)}\n`,
          )
        }
      }
    })
  }
}
