import { describe, expect, it } from 'vitest'
import { comparableText } from '../../../src/providers/microsoft/comparable-text.ts'
import { beforeQuote } from '../../../src/providers/microsoft/reply-body.ts'

const quote = { contentType: 'html', content: '<html><body dir="ltr"><hr>They wrote</body></html>' }
const document = '<!doctype html><html><head><title>x</title></head><body><p>Hello</p></body></html>'

describe('the body of a reply', () => {
  it('is one document, the letter before the quote', () => {
    expect(beforeQuote({ text: 'Hello', html: document }, quote)).toEqual({
      contentType: 'html',
      content: '<html><body dir="ltr"><div><p>Hello</p></div><br><hr>They wrote</body></html>',
    })
  })

  it('has a letter of plain text with its lines and signs as they are', () => {
    const { content } = beforeQuote({ text: 'a < b & c\n\nd\n', html: null }, quote)
    expect(content).toContain('<div>a &lt; b &amp; c<br><br>d</div>')
  })

  it('is text before a quote of text, and the letter alone where nothing is quoted', () => {
    const letter = { text: 'Hello\n', html: document }
    expect(beforeQuote(letter, { contentType: 'text', content: '> hi' })).toEqual({
      contentType: 'text',
      content: 'Hello\n\n\n> hi',
    })
    for (const none of [null, undefined, { contentType: 'html', content: ' ' }]) {
      expect(beforeQuote(letter, none)).toEqual({ contentType: 'html', content: document })
    }
  })
})

describe('the words of a body', () => {
  it('are the same however a program wrote them down', () => {
    const text = comparableText({ contentType: 'text', content: 'Grüße & Küsse,\nZoë "Öz" 5 < 6' })
    const html =
      '<html><head><style>p{color:red}</style></head><body><!-- x --><p>Gr&#252;&szlig;e&nbsp;&amp; K&#xfc;sse,</p><p>Zoe\u0308 &quot;Öz&quot; 5 &lt; 6</p></body></html>'
    expect(comparableText({ contentType: 'html', content: html.replace('&szlig;', 'ß') })).toBe(text)
    expect(comparableText(null)).toBe('')
  })
})
