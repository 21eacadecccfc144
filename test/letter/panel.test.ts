import { describe, expect, it } from 'vitest'
import { formatDate } from '../../src/letter/format-date.ts'
import type { Letter } from '../../src/letter/letter.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { letterParts } from './checks/letter-parts.ts'
import { bareRequest, company, heldOn } from './checks/sample-requests.ts'
import { sixWordRuns } from './checks/six-word-runs.ts'
import { languagesFound, libraryOf, rulesOf } from './library.ts'

const titles = [
  'Head of Events',
  null,
  'Talent Partner',
  'Managing Director',
  'Venue Manager',
  'Producer',
  'Engineer',
  null,
]

describe.each(languagesFound.filter((language) => libraryOf(language).letters.kinds.has('thank-you')))(
  'A panel that compares its letters (%s)',
  (language) => {
    const { library } = libraryOf(language)
    const { facts } = rulesOf(language)
    const common = { role: facts.role, company, heldOn, topic: facts.topic, ownSentence: facts.ownSentence }

    /** The letters of a panel of this size, all from one sender. */
    function panelLetters(size: number, sender: string, known: Partial<typeof common>): Letter[] {
      const recipients = titles.slice(0, size).map((_, seat) => `person${seat}@lumen.example`)
      return recipients.map((email, index) => {
        const request = bareRequest('thank-you', language)
        return writeLetter(
          {
            ...request,
            ...known,
            stage: 'panel',
            sender: { ...request.sender, email: sender },
            recipient: { ...request.recipient, email, title: titles[index] ?? null },
            panel: { recipients, index },
          },
          library,
        )
      })
    }

    const senders = ['clara@example.org', 'ben@example.org', 'dora@example.net']

    it.each([2, 3, 4, 5, 6, 7, 8])('of %i people finds no two alike', (size) => {
      for (const sender of senders) {
        for (const known of [{}, { role: common.role, company, heldOn }, common]) {
          const letters = panelLetters(size, sender, known)
          const distinct = (what: (letter: Letter) => string) => new Set(letters.map(what)).size
          expect(distinct(({ skeleton, wording }) => `${skeleton}/${wording}`)).toBe(size)
          expect(distinct(({ subject }) => subject)).toBe(size)
          expect(distinct((letter) => firstSentence(letter))).toBe(size)
          expect(distinct((letter) => lastSentence(letter))).toBe(size)
          if (size <= 6) expect(distinct(({ skeleton }) => skeleton)).toBe(size)
        }
      }
    })

    it('finds no run of six words in two of them', () => {
      const values = { ...bareRequest('thank-you', language), ...common }
      const dates = [formatDate(heldOn, 'UTC', language) ?? '']
      for (const sender of senders) {
        const runs = panelLetters(8, sender, common).flatMap((letter) => [
          ...sixWordRuns(letter, values, dates),
        ])
        expect(runs.filter((run, at) => runs.indexOf(run) !== at)).toEqual([])
      }
    })

    it('leaves a letter as it is when it is written again', () => {
      expect(panelLetters(4, 'clara@example.org', common)).toEqual(
        panelLetters(4, 'clara@example.org', common),
      )
    })
  },
)

function firstSentence(letter: Letter): string {
  return letterParts(letter).body[0]?.split(/[.:?]/u)[0] ?? ''
}

function lastSentence(letter: Letter): string {
  return (letterParts(letter).body.at(-1) ?? '').split(/(?<=[.?]) /u).at(-1) ?? ''
}
