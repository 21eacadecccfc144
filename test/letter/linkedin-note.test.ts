import { describe, expect, it } from 'vitest'
import { stages } from '../../src/letter/letter-vocabulary.ts'
import {
  type NoteRequest,
  noteValues,
  renderNote,
  writeLinkedInNote,
} from '../../src/letter/linkedin-note.ts'
import { linkedInSearch } from '../../src/letter/linkedin-search.ts'
import { fits } from '../../src/letter/write-letter.ts'
import { bareRequest, company } from './checks/sample-requests.ts'
import { languagesFound, libraryOf, rulesOf } from './library.ts'

const longNames = [
  'Bartholomew Featherstonehaugh-Cholmondeley',
  'Maria Alexandra von Hohenlohe-Schillingsfürst',
  'Wolfeschlegelsteinhausenbergerdorff Adolph',
]

function noteRequest(language: string, known: Partial<NoteRequest>): NoteRequest {
  const { sender, recipient, ...facts } = bareRequest('thank-you', language)
  const { role, company: employer, stage, trade, topic, situation } = facts
  return {
    language,
    sender,
    recipient,
    role,
    company: employer,
    stage,
    trade,
    topic,
    situation,
    panel: null,
    limit: 200,
    ...known,
  }
}

describe.each(languagesFound.filter((language) => libraryOf(language).letters.notes.length > 0))(
  'LinkedIn notes in %s',
  (language) => {
    const { library, letters } = libraryOf(language)
    const { facts, bans, thanks } = rulesOf(language)
    const recipient = noteRequest(language, {}).recipient

    /** Every note with every mix of known facts, names and stages. */
    function* everyNote() {
      for (const name of [null, 'Bob Keller', ...longNames]) {
        for (const bits of Array(16).keys()) {
          const known = {
            ...(bits & 1 ? { role: facts.role } : {}),
            ...(bits & 2 ? { company } : {}),
            ...(bits & 4 ? { topic: facts.topic } : {}),
            trade: bits & 8 ? ('events' as const) : ('other' as const),
            sender: { name: longNames[0] ?? null, email: 'a@example.org', phone: null, profileUrl: null },
            stage: stages[bits % stages.length] ?? null,
          }
          for (const isRecruiter of [false, true]) {
            const request = noteRequest(language, {
              ...known,
              recipient: { ...recipient, name, isRecruiter },
            })
            const values = noteValues(request, letters)
            for (const skeleton of letters.notes.filter((each) => fits(each, values))) {
              for (const wording of skeleton.wordings.keys()) {
                const note = (limit: 200 | 300) => renderNote(skeleton, wording, values, letters, limit)
                yield { short: note(200), long: note(300), where: `${skeleton.name}/${wording}` }
              }
            }
          }
        }
      }
    }

    it('keep their limit counted in code points, with the longest names', () => {
      for (const { short, long, where } of everyNote()) {
        expect([...short].length, `${where}: ${short}`).toBeLessThanOrEqual(190)
        expect([...long].length, `${where}: ${long}`).toBeLessThanOrEqual(290)
        expect([...short].length).toBeGreaterThan(40)
      }
    })

    it('are finished, ask nothing and thank for nothing', () => {
      for (const { short, long, where } of everyNote()) {
        for (const note of [short, long]) {
          expect(note, where).toMatch(/[.\p{L}]$/u)
          expect(note, where).not.toMatch(/ {2}|[[\]{}<>()!?\n]|undefined|null| [,.]|[,;:.] ?[,;.]/u)
          expect(note.match(thanks), `${where}: ${note}`).toBeNull()
          for (const { why, words } of bans)
            expect(words.exec(note)?.[0], `${where} ${why}: ${note}`).toBeUndefined()
        }
      }
    })

    it('say another thing in 300 characters, not the same with more words', () => {
      for (const { short, long } of everyNote()) expect(long.startsWith(short.slice(0, -1))).toBe(false)
    })

    it('never cut a word when a role is too long', () => {
      const role = 'Senior Manager Conference Production and Exhibition Sales Northern Region'
      const { text } = writeLinkedInNote(
        noteRequest(language, { role, company, topic: facts.topic }),
        library,
      )
      expect([...text].length).toBeLessThanOrEqual(200)
      expect(text.includes(role) || !text.includes('Senior')).toBe(true)
    })
  },
)

describe('The link to the people search', () => {
  it('holds the cleaned name and company, encoded', () => {
    const link = linkedInSearch({
      name: 'Zoë O’Hara & Söhne',
      email: null,
      company: 'Lumen & Co. Events GmbH',
    })
    expect(link).toBeNull()
    expect(linkedInSearch({ name: 'Zoë O’Hara', email: null, company: 'Lumen & Bright GmbH' })).toBe(
      'https://www.linkedin.com/search/results/people/?keywords=Zo%C3%AB+O%E2%80%99Hara+Lumen+%26+Bright',
    )
  })

  it('does not exist without a person’s name', () => {
    expect(linkedInSearch({ name: 'HR Team', email: null, company: 'Lumen' })).toBeNull()
  })
})
