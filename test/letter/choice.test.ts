import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChoiceFacts, chooseSkeleton } from '../../src/letter/choose-skeleton.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { libraryOf } from './library.ts'

const deck = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => ({ name, wordings: [0, 1, 2, 3] }))

function facts(changes: Partial<ChoiceFacts>): ChoiceFacts {
  return {
    kind: 'thank-you',
    sender: 'a@example.org',
    recipients: ['b@example.com'],
    index: 0,
    prior: [],
    ...changes,
  }
}

describe('The choice of a letter', () => {
  it('is the same for the same people and kind, whatever the case of their addresses', () => {
    const again = chooseSkeleton(deck, facts({ sender: 'A@Example.org' }))
    expect(again).toEqual(chooseSkeleton(deck, facts({})))
  })

  it('gives each member of a panel a skeleton of their own while there are enough', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.integer({ min: 2, max: 6 }), (sender, size) => {
        const recipients = Array.from({ length: size }, (_, seat) => `p${seat}@lumen.example`)
        const names = recipients.map(
          (_, index) => chooseSkeleton(deck, facts({ sender, recipients, index }))?.skeleton.name,
        )
        expect(new Set(names).size).toBe(size)
      }),
    )
  })

  it('gives a larger panel the same skeleton only in another wording', () => {
    const recipients = Array.from({ length: 20 }, (_, seat) => `p${seat}@lumen.example`)
    const choices = recipients.map((_, index) => chooseSkeleton(deck, facts({ recipients, index })))
    expect(new Set(choices.map((choice) => `${choice?.skeleton.name} ${choice?.wording}`)).size).toBe(20)
  })

  it('never repeats a skeleton to a person before all have been used, alone or in a panel', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.integer({ min: 1, max: 8 }), fc.nat(7), (sender, size, seat) => {
        const recipients = Array.from({ length: size }, (_, each) => `p${each}@lumen.example`)
        const prior: string[] = []
        for (const _ of deck) {
          const choice = chooseSkeleton(deck, facts({ sender, recipients, index: seat % size, prior }))
          expect(prior).not.toContain(choice?.skeleton.name)
          prior.push(choice?.skeleton.name ?? '')
        }
      }),
    )
  })

  it('keeps a second round of a panel apart from its first', () => {
    const recipients = ['p0@lumen.example', 'p1@lumen.example', 'p2@lumen.example']
    const round = (prior: string[][]) =>
      recipients.map(
        (_, index) =>
          chooseSkeleton(deck, facts({ recipients, index, prior: prior[index] ?? [] }))?.skeleton.name ?? '',
      )
    const first = round([])
    const second = round(first.map((name) => [name]))
    expect(new Set([...first, ...second]).size).toBe(6)
  })

  it('differs for most pairs of candidates who write to the same person', () => {
    const { library } = libraryOf('en')
    const texts = Array.from({ length: 40 }, (_, at) => {
      const request = bareRequest('thank-you', 'en')
      return writeLetter(
        { ...request, sender: { ...request.sender, email: `candidate${at}@example.org` } },
        library,
      )
    })
    const ways = new Set(texts.map(({ skeleton, wording }) => `${skeleton}/${wording}`))
    // 40 fair draws from 24 ways leave about 20 different ones; fewer than 15 would be a choice with favourites.
    expect(ways.size).toBeGreaterThanOrEqual(15)
  })

  it('has nothing to give from an empty deck', () => {
    expect(chooseSkeleton([], facts({}))).toBeNull()
  })
})
