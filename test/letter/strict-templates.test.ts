import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadLetters } from '../../src/letter/load-letters.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { lettersFolder } from './library.ts'

let own: string

beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'afterword-letters-'))
  mkdirSync(join(own, 'en'))
})
afterEach(() => rmSync(own, { recursive: true }))

/** Loads the English letters with this file of the user's own. */
function loadWith(file: string, content: string) {
  writeFileSync(join(own, 'en', file), content)
  return loadLetters([lettersFolder, own])
}

const checkIn = (words: string) => `- name: mine
  subject: ['About my application']
  moves:
    - move: all
      wordings: ['${words}']
`

describe('A user’s own templates', () => {
  it('replace ours file by file', () => {
    const library = loadWith(
      'check-in.yaml',
      checkIn('When will you know{{#if role}} about {{role}}{{/if}}?'),
    )
    expect(writeLetter(bareRequest('check-in', 'en'), library).text).toContain('\n\nWhen will you know?\n\n')
    expect(writeLetter(bareRequest('thank-you', 'en'), library).skeleton).not.toBe('mine')
  })

  it('may add a language, which falls back to English for kinds it lacks', () => {
    cpSync(join(lettersFolder, 'en', 'language.yaml'), join(own, 'xx', 'language.yaml'))
    writeFileSync(join(own, 'xx', 'check-in.yaml'), checkIn('Mi question?'))
    const library = loadLetters([lettersFolder, own])
    expect(writeLetter(bareRequest('check-in', 'xx'), library).language).toBe('xx')
    expect(writeLetter(bareRequest('thank-you', 'xx'), library).language).toBe('en')
  })

  it.each([
    [
      'an unknown variable',
      '{{rolle}}',
      /check-in\.yaml:5: skeleton "mine", move "all": unknown variable "rolle".*role/u,
    ],
    ['one inside a condition', '{{#if role}}{{titel}}{{/if}}', /unknown variable "titel"/u],
    ['one inside an else', '{{#if role}}x{{else}}{{titel}}{{/if}}', /unknown variable "titel"/u],
    ['an unknown condition', '{{#if rolle}}x{{/if}}', /unknown variable "rolle"/u],
    ['a text that may be missing', 'About {{role}}', /"role" may be unknown here/u],
    ['the same in the wrong branch', '{{#unless role}}{{role}}{{/unless}}', /"role" may be unknown here/u],
    ['a condition printed', '{{interest}}', /"interest" is a condition/u],
    ['a path to the prototype', '{{constructor.name}}', /unknown variable "constructor.name"/u],
    ['the whole context', '{{this}}', /only a plain \{\{name\}\}/u],
    ['the root', '{{@root.role}}', /only a plain \{\{name\}\}/u],
    ['a helper', '{{lookup role 0}}', /only a plain \{\{name\}\}/u],
    ['a loop', '{{#each role}}x{{/each}}', /only \{\{#if name\}\}/u],
    ['a partial', '{{> other}}', /PartialStatement is not allowed/u],
    ['an open condition', '{{#if role}}x', /Parse error/u],
  ])('are refused with %s', (_, words, message) => {
    expect(() => loadWith('check-in.yaml', checkIn(words))).toThrow(message)
  })

  it('are refused when a skeleton depends on something that does not exist', () => {
    const file = checkIn('x').replace('  subject', '  needs: [rolle]\n  subject')
    expect(() => loadWith('check-in.yaml', file)).toThrow(/depends on "rolle".*role/u)
  })

  it('are refused when wordings are missing, with the line', () => {
    const file = checkIn('x')
      .replace("['About my application']", "['One', 'Two', 'Three']")
      .replace("['x']", "['x', 'y']")
    expect(() => loadWith('check-in.yaml', file)).toThrow(
      /check-in\.yaml:5: .*3 subjects but 2 wordings of "all"/u,
    )
  })

  it('are refused with an unknown key or broken YAML', () => {
    expect(() => loadWith('check-in.yaml', checkIn('x').replace('name:', 'nam:'))).toThrow(/check-in\.yaml/u)
    expect(() => loadWith('check-in.yaml', '- name: [')).toThrow(/check-in\.yaml:\d+/u)
  })

  it('are refused when the HTML layout prints something that does not exist', () => {
    writeFileSync(join(own, 'letter.html.hbs'), '<p>{{subjekt}}</p>')
    expect(() => loadLetters([lettersFolder, own])).toThrow(/letter\.html\.hbs: .*subjekt/u)
  })
})
