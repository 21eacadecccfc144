import { describe, expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { readQuotedMail } from '../../src/detection/text/quoted-mail.ts'
import { alice, eventOf } from './event-of.ts'

const rules = await loadDetectionRules()
const forwarded = [
  '---------- Forwarded message ---------',
  'From: Clara Weiss <clara.weiss@seaview-arena.example>',
  'Date: Mon, 2 Mar 2026 at 17:52',
  'Subject: RE: Venue Manager',
  'To: Alice Moreau <alice.moreau@gmail.com>',
  '',
  '> Hi Alice, thank you for your application. We would like to invite you to an interview.',
].join('\n')

describe('an invitation pasted from a mail', () => {
  test('is read as it was written, with who wrote it', () => {
    expect(readQuotedMail(forwarded)).toEqual({
      body: 'Venue Manager\n\nHi Alice, thank you for your application. We would like to invite you to an interview.',
      sender: { name: 'Clara Weiss', email: 'clara.weiss@seaview-arena.example' },
    })
  })

  test.each([
    ['Von: Clara Weiss <clara@seaview.example>', 'Gesendet: Montag', 'Betreff: AW: Stelle'],
    ['De : Clara Weiss <clara@seaview.example>', 'Envoyé : lundi', 'Objet : TR: Poste'],
    ['差出人: Clara Weiss <clara@seaview.example>', '日時: 3月2日', '件名: 面接'],
  ])('in the language of the mail program: %s', (...lines) => {
    const { body, sender } = readQuotedMail([...lines, 'Hello'].join('\n'))
    expect(sender).toEqual({ name: 'Clara Weiss', email: 'clara@seaview.example' })
    expect(body.split('\n')).toHaveLength(2)
  })

  test('in one’s own entry is an interview with its employer, job and writer', () => {
    const found = detectInterview(eventOf({ title: 'Thursday 2pm', description: forwarded }), alice, rules)
    expect(found).toMatchObject({ verdict: 'interview', company: 'Seaview Arena', role: 'Venue Manager' })
    expect(found.interviewers.map(({ email }) => email)).toEqual(['clara.weiss@seaview-arena.example'])
  })
})

test.each(['Where: Harbour Hall\nTo: be decided', 'From: 10:00 to 11:00\nHall 2'])(
  'other text stays as it is: %s',
  (text) => {
    expect(readQuotedMail(text)).toEqual({ body: text, sender: null })
  },
)
