import { describe, expect, it } from 'vitest'
import { formatDate } from '../../src/letter/format-date.ts'
import { typeset } from '../../src/letter/typography.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { libraryOf } from './library.ts'

const { library } = libraryOf('en')
const request = bareRequest('check-in', 'en')
const ending = (sender: Partial<typeof request.sender>) =>
  writeLetter({ ...request, sender: { ...request.sender, ...sender } }, library)
    .text.split('\n\n')
    .at(-1)
    ?.split('\n')
    .slice(1)

describe('The frame of a letter', () => {
  it('is signed with name, phone and profile', () => {
    const profileUrl = 'https://www.linkedin.com/in/clara-brandt'
    expect(ending({ phone: '+44 20 7946 0018', profileUrl })).toEqual([
      'Clara Brandt',
      '+44 20 7946 0018',
      profileUrl,
    ])
  })

  it('is signed with the address when there is no name', () => {
    expect(ending({ name: null })).toEqual(['clara@example.org'])
  })

  it('leaves out a phone number and a link that are none', () => {
    expect(ending({ phone: 'ask me', profileUrl: 'javascript:alert(1)' })).toEqual(['Clara Brandt'])
  })

  it('answers in a thread under the subject of the thread', () => {
    for (const threadSubject of ['Your interview', 'Re: Your interview', 'AW: Re: Your interview']) {
      expect(writeLetter({ ...request, threadSubject }, library).subject).toBe('Re: Your interview')
    }
  })

  it('drops the company from a subject that a long role has filled', () => {
    const role = 'Senior Conference Production and Exhibition Manager'
    const subjects = ['a', 'b', 'c', 'd', 'e'].map(
      (name) =>
        writeLetter(
          {
            ...request,
            role,
            company: 'Lumen Events',
            sender: { ...request.sender, email: `${name}@example.org` },
          },
          library,
        ).subject,
    )
    for (const subject of subjects) expect(subject).not.toContain('Lumen')
  })

  it('is in English where the language has no letters, whatever its region', () => {
    expect(writeLetter({ ...request, language: 'sv-SE' }, library).language).toBe('en')
    expect(writeLetter({ ...request, language: 'en-US' }, library).language).toBe('en')
  })

  it('shows lists as lists in HTML', () => {
    const questions = [{ text: 'Who decides?' }, { text: 'What is first & foremost?' }]
    const { html } = writeLetter({ ...request, kind: 'questions', questions }, library)
    expect(html).toContain('<ol>\n<li>Who decides?</li>\n<li>What is first &amp; foremost?</li>\n</ol>')
  })
})

describe('A date', () => {
  it('is the local one of the talk', () => {
    expect(formatDate('2026-03-12T23:30:00.000Z', 'Europe/Berlin', 'en')).toBe('13 March')
    expect(formatDate('2026-03-12T23:30:00.000Z', 'America/New_York', 'de')).toBe('12. März')
    expect(formatDate('2026-03-12', 'Pacific/Auckland', 'fr')).toBe('12 mars')
    expect(formatDate('2026-03-12', 'UTC', 'pt')).toBe('12 de março')
    expect(formatDate('2026-03-08', 'UTC', 'it')).toBe('domenica 8 marzo')
  })

  it('is left out when it is none', () => {
    expect(formatDate('soon', 'UTC', 'en')).toBeNull()
    expect(formatDate(null, 'UTC', 'en')).toBeNull()
  })
})

describe('French typography', () => {
  it('puts no-break spaces where they belong and nowhere else', () => {
    expect(typeset('fr', 'Le poste « {{role}} » : quand ? https://x')).toBe(
      'Le poste «\u00a0{{role}}\u00a0»\u00a0: quand\u00a0? https://x',
    )
    expect(typeset('en', 'a : b')).toBe('a : b')
  })
})
