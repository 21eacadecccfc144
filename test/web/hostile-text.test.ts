import { load } from 'cheerio'
import { beforeAll, describe, expect, it } from 'vitest'
import { lumenInterview } from '../support/ics-file.ts'
import { type ServedPage, servePage } from '../support/served-page.ts'

const evil = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "';alert(1)//",
  '{{constructor.constructor "alert(1)"}}',
  `$${'{7*7}'}<%= 7*7 %>`,
  '\u202egnp.exe',
  '</textarea><h1>gone',
]
const long = 'z'.repeat(10_000)
const words = evil.join(' ')

const hostile = {
  ...lumenInterview,
  summary: `Interview: Event Manager ${words} at Lumen Live ${long}`,
  description: `Interview for the Event Manager role at Lumen Live. You will meet: Bob Berger ${words}\n${words}\n${long}`,
  location: `${words} ${long}`,
  lines: [
    'ORGANIZER;CN="Rita <script>alert(1)</script> {{x}}":mailto:rita.reed@lumenlive.example',
    'ATTENDEE;CN=Alice Archer;PARTSTAT=ACCEPTED:mailto:alice@example.org',
    'ATTENDEE;CN="Bob <img src=x onerror=alert(1)> Berger \u202e":mailto:bob.berger@lumenlive.example',
  ],
}
const doubtful = {
  ...hostile,
  uid: 'doubtful@example.org',
  summary: `Coffee with Dana ${words}`,
  description: `About the producer role, or freelance dates? ${words}`,
  start: '20260305T130000Z',
  end: '20260305T133000Z',
  lines: [],
}

describe('text that means harm', () => {
  let served: ServedPage
  let browser: Awaited<ReturnType<ServedPage['browse']>>
  let id = ''
  const pages = () => ['/', `/interviews/${id}`, '/pipeline', '/digest', '/digest/now', '/settings']

  beforeAll(async () => {
    served = await servePage([hostile, doubtful], '2026-03-02T09:00:00+01:00')
    await served.passAt('2026-03-04T10:00:00+01:00')
    const [dossier] = await served.dossiers()
    id = dossier?.interview.id ?? ''
    browser = await served.browse()
    const tell = (what: string, form: Record<string, string>) =>
      browser.post(`/interviews/${id}/${what}`, form)
    await tell('notes', { topic: evil[0] ?? '', wentWell: words, question: words.slice(0, 400) })
    await tell('assessment', { well: words, poorly: evil.join('\n'), [`rating-${evil[0]}`]: '3' })
    await tell('weighing', { 'pro-0-text': words, 'con-0-text': evil[1] ?? '' })
    await tell('agreement', { contactName: words, contactEmail: 'rita.reed@lumenlive.example' })
    await browser.post('/settings/profile', {
      name: 'Alice </title><script>alert(1)</script>',
      timeZone: 'Europe/Berlin',
    })
  })

  it('shows as text on every page and runs nowhere', async () => {
    for (const url of pages()) {
      const { status, body, $ } = await browser.get(url)
      expect({ url, status }).toEqual({ url, status: 200 })
      expect($('script:not([src])').length).toBe(0)
      expect($('main img, [onerror], [onload]').length).toBe(0)
      expect($('h1').text()).not.toContain('gone\n')
      expect(body).not.toMatch(/<script>alert|<img src=x/i)
    }
    const { $ } = await browser.get(`/interviews/${id}`)
    expect($('#well').text()).toContain('<script>alert(1)</script>')
    expect($('#well').text()).toContain('{{constructor.constructor')
    expect($('input[name="pro-0-text"]').val()).toContain('"><img src=x onerror=alert(1)>')
  })

  it('never stumbles, and never grows a page beyond its size', async () => {
    for (const url of pages()) {
      const { body } = await browser.get(url)
      expect(Buffer.byteLength(body)).toBeLessThan(100_000)
    }
    expect(served.faults).toEqual([])
  })

  it('turns no writing round in what is shown in one line', async () => {
    for (const url of pages()) {
      const { body } = await browser.get(url)
      const text = load(body)
      text('textarea, input, .letter').remove()
      expect(text('main').text()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('reaches the calendar feed as one line that ends where it should', async () => {
    const made = await browser.post('/settings/keys', { kind: 'feed', word: 'make' })
    const address = made.$('code').first().text()
    const { body } = await served.server.inject({ url: new URL(address).pathname })
    expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(body.match(/BEGIN:VEVENT/g)?.length).toBe(body.match(/SUMMARY/g)?.length)
  })

  it('that cannot be a name of anything is not found', async () => {
    for (const url of [
      '/interviews/%3Cscript%3E',
      '/interviews/..%2f..%2fetc',
      '/drafts/%00/message.eml',
      '/?said=<script>',
    ])
      expect((await browser.get(url)).body).not.toMatch(/<script>/i)
  })
})
