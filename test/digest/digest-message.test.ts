import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { describe, expect, test } from 'vitest'
import { digestMessage, digestMessageId } from '../../src/digest/digest-message.ts'
import { emptyWeek } from './make-week.ts'
import { untrusted } from './week-arbitrary.ts'

const digest = { subject: '2 interviews ahead', preheader: '', text: 'Text', html: '<p>Text</p>' }
const unsubscribe = { url: 'https://afterword.example/unsubscribe/0f3a9c', mailto: null }

describe('The message of the digest', () => {
  test('goes from and to the own address of the user', () => {
    const message = digestMessage(emptyWeek(), digest, unsubscribe)
    expect(message.from).toEqual({ name: 'Afterword', address: 'alice@example.org' })
    expect(message.to).toEqual({ name: 'Alice Moreau', address: 'alice@example.org' })
  })

  test('can be unsubscribed from with one click', () => {
    const { headers } = digestMessage(emptyWeek(), digest, unsubscribe)
    expect(headers).toEqual({
      'List-Id': 'Afterword weekly digest <weekly-digest.afterword.example>',
      'List-Unsubscribe': '<https://afterword.example/unsubscribe/0f3a9c>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    })
  })

  test('names an address for unsubscribing after the link', () => {
    const both = { ...unsubscribe, mailto: 'leave+0f3a9c@afterword.example' }
    expect(digestMessage(emptyWeek(), digest, both).headers['List-Unsubscribe']).toBe(
      '<https://afterword.example/unsubscribe/0f3a9c>, <mailto:leave+0f3a9c@afterword.example>',
    )
  })

  test('belongs to a list without a domain when the page is on the own machine', () => {
    const local = { ...unsubscribe, url: 'http://127.0.0.1:4000/unsubscribe' }
    expect(digestMessage(emptyWeek(), digest, local).headers['List-Id']).toContain(
      '<weekly-digest.afterword.localhost>',
    )
  })

  test('has one Message-ID for one user and ISO week, whatever else changes', () => {
    const first = digestMessage(emptyWeek(), digest, unsubscribe)
    const again = digestMessage(
      emptyWeek({ now: '2026-11-25T09:00:00.000Z' }),
      { ...digest, text: '' },
      unsubscribe,
    )
    expect(again.messageId).toBe(first.messageId)
    expect(digestMessageId('Alice@Example.org', '2026-W48')).toBe(first.messageId)
    expect(digestMessageId('alice@example.org', '2026-W49')).not.toBe(first.messageId)
    expect(digestMessageId('bob@example.org', '2026-W48')).not.toBe(first.messageId)
  })

  test('shows nobody the address of the user in its Message-ID', () => {
    expect(digestMessageId('alice@example.org', '2026-W48')).toMatch(
      /^<digest\.2026-w48\.[a-z0-9]+@afterword\.invalid>$/,
    )
  })

  test('lets no text of a calendar start a header of its own', async () => {
    await fc.assert(
      fc.asyncProperty(untrusted, untrusted, async (name, subject) => {
        const user = { ...emptyWeek().user, name }
        const message = digestMessage(emptyWeek({ user }), { ...digest, subject }, unsubscribe)
        expect(`${message.to.name}${message.subject}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        const mime = await new MailComposer({ ...message, html: '' }).compile().build()
        const [head = ''] = mime.toString().split('\r\n\r\n')
        expect(head).not.toMatch(/^(bcc|cc):/im)
      }),
      { numRuns: 50 },
    )
  })

  test.each(['alice@example.org\r\nBcc: eve@example.net', 'Alice <alice@example.org>', 'alice', ''])(
    'refuses the address %j',
    (email) => {
      const user = { ...emptyWeek().user, email }
      expect(() => digestMessage(emptyWeek({ user }), digest, unsubscribe)).toThrow(RangeError)
    },
  )

  test.each(['javascript:alert(1)', 'mailto:leave@afterword.example', '/unsubscribe'])(
    'refuses %j as the link to unsubscribe',
    (url) => {
      expect(() => digestMessage(emptyWeek(), digest, { url, mailto: null })).toThrow(RangeError)
    },
  )

  test('a link to unsubscribe cannot start a header of its own', () => {
    const url = 'https://afterword.example/x>\r\nBcc: eve@example.net'
    const { headers } = digestMessage(emptyWeek(), digest, { url, mailto: null })
    expect(headers['List-Unsubscribe']).toMatch(/^<[^\s<>]+>$/)
  })
})
