import { describe, expect, it } from 'vitest'
import { isSamePerson } from '../../src/detection/same-person.ts'

const bob = { name: 'Bob Berger', email: null }
const bobByMail = { name: 'Bob', email: 'bob@lumen.example' }

describe('two mentions are one person', () => {
  it('when the address is the same, whatever the names are', () => {
    expect(isSamePerson(bobByMail, { name: null, email: 'bob@lumen.example' })).toBe(true)
    expect(isSamePerson(bobByMail, { name: 'Bob', email: 'bob@harbour.example' })).toBe(false)
  })

  it('when one has no address and the names are the same but for capitals', () => {
    expect(isSamePerson(bob, { name: 'BOB BERGER', email: 'bob@lumen.example' })).toBe(true)
  })

  it('not because both have no address, or no name', () => {
    expect(isSamePerson(bob, { name: 'Rita Reed', email: null })).toBe(false)
    expect(isSamePerson({ name: null, email: null }, { name: null, email: null })).toBe(false)
  })
})
