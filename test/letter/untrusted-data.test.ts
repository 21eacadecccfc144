import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LetterRequest, letterKinds } from '../../src/letter/letter-request.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { libraryOf } from './library.ts'

const { library } = libraryOf('en')

const hostile = [
  '{{role}} {{#each this}}x{{/each}}',
  '{{constructor.constructor "return process"}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'Event\r\nBcc: victim@example.org',
  'Event\u2028Manager\u0000\u0007',
  '\u202eregnaM tnevE\u202c',
  'x'.repeat(10_000),
  '__proto__',
]

/** A request which holds this text wherever a stranger or the user could have put it. */
function poisoned(kind: LetterRequest['kind'], text: string): LetterRequest {
  const request = bareRequest(kind, 'en')
  return {
    ...request,
    recipient: { ...request.recipient, name: text, title: text, signedAs: text },
    sender: { ...request.sender, name: text, phone: text, profileUrl: `https://example.org/${text}` },
    role: text,
    company: text,
    topic: text,
    nextStep: text,
    ownSentence: text,
    availabilityNote: text,
    colleagues: [text],
    questions: [{ text }],
    pros: [text],
    openPoints: [text],
    heldOn: text,
    promisedDate: text,
    answerBy: text,
  }
}

describe('Text of strangers in a letter', () => {
  it.each(letterKinds)('%s: is never run, never markup, never a second header line', (kind) => {
    for (const text of hostile) {
      const letter = writeLetter(poisoned(kind, text), library)
      expect(letter.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}{}<>]/u)
      expect(letter.subject.length).toBeLessThan(200)
      expect(letter.text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\r\0]/u)
      expect(letter.text).not.toMatch(/^Bcc:/mu)
      expect(letter.html).not.toMatch(/<(?:script|img)/iu)
    }
  })

  it('is greeted by nobody’s name when the name is no name', () => {
    for (const text of hostile.filter((each) => !each.includes('regnaM') && !each.startsWith('Event'))) {
      expect(writeLetter(poisoned('check-in', text), library).text).toMatch(/^Hello,\n/u)
    }
  })

  it('cannot break out of the thread’s subject', () => {
    const request = { ...bareRequest('check-in', 'en'), threadSubject: 'RE: AW: Hello\r\nX-Evil: 1' }
    expect(writeLetter(request, library).subject).toBe('Re: Hello X-Evil: 1')
  })

  it('never breaks the subject or the HTML, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const letter = writeLetter(poisoned('thank-you', text), library)
        expect(letter.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(
          letter.html
            .match(/<[a-z]+/gu)
            ?.every((tag) => /^<(?:html|head|meta|title|body|p|br|ul|ol|li)$/u.test(tag)),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
