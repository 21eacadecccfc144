import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import { shouldSend } from '../../src/digest/should-send.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import { wordCount } from '../../src/digest/view/plain-words.ts'
import { emptyWeek, links, ordinaryWeek } from './make-week.ts'
import { anyWeek } from './week-arbitrary.ts'

const templates = await loadDigestTemplates()
const compose = (week = ordinaryWeek()) => composeDigest(week, templates, links)
const process = { company: 'Lumen Expo', role: 'Exhibition Sales Manager' }
const rejected = { ...process, on: '2026-11-19' }
const offered = { ...process, receivedAt: '2026-11-20T10:00:00.000Z', answerBy: '2026-11-27', link: null }

describe('The subject and the preview line', () => {
  test.each([
    ['the next interview', ordinaryWeek(), '2 interviews ahead, next Tue 10:00'],
    [
      'the date of an offer',
      ordinaryWeek({ offers: [offered] }),
      'Answer due Fri 27 Nov, 2 interviews ahead',
    ],
    ['drafts and tasks', ordinaryWeek({ upcoming: [] }), '2 drafts ready, 2 tasks due'],
    ['tasks', ordinaryWeek({ upcoming: [], drafts: [] }), '2 tasks due'],
    ['an empty week', emptyWeek(), 'Nothing waiting in week 48'],
    ['the pause', emptyWeek({ emptyWeeks: 4 }), 'Your weekly mail takes a break'],
  ])('start with the fact: %s', (_, week, subject) => {
    expect(compose(week).subject).toBe(subject)
  })

  test('the preview line adds the action', () => {
    expect(compose().preheader).toBe('Send the thank-you letter: due since 20 Nov')
  })

  test('name no company, no person and no rejection, and stay short, in any week', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const marked = { ...week, rejections: [...week.rejections, rejected] }
        const secret = 'Zorblatt'
        const named = JSON.parse(JSON.stringify(marked), (key, value) =>
          ['company', 'role', 'to', 'title', 'subject', 'place', 'name'].includes(key) ? secret : value,
        )
        const { subject, preheader } = compose(named)
        expect(subject.length).toBeLessThanOrEqual(45)
        expect(subject).not.toBe('')
        expect(preheader.length).toBeLessThanOrEqual(75)
        expect(`${subject} ${preheader}`).not.toMatch(/zorblatt|reject|undefined|null|NaN/i)
      }),
      { numRuns: 40 },
    )
  })
})

describe('The words of the digest', () => {
  test('are in the order: state, action, what waits, what is ahead, the picture, one learning, the closing word', () => {
    const titles = [
      '2 interviews ahead, 2 drafts ready, 2 tasks due',
      'Do this now',
      'What you heard',
      'In your Drafts',
      'Due',
      'Interviews ahead',
      'Was this an interview?',
      'No answer yet',
      'Where things stand',
      'Your notes show',
      'A closing word',
    ]
    const { html, text } = compose()
    expect(headings(html)).toEqual(titles)
    const places = titles.map((title, index) =>
      text.indexOf(index === 0 ? title : `\n${title.toUpperCase()}\n`),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('an empty week is three lines: no zeros, no picture, no empty list', () => {
    const { html, text } = compose(emptyWeek({ learning: ordinaryWeek().learning }))
    expect(headings(html)).toEqual(['A quiet week, nothing is waiting', 'Do this now', 'A closing word'])
    expect(text).not.toMatch(/\b0\b(?!f3a9c)/)
    expect(load(html)('ul, th, .bar, .track')).toHaveLength(0)
  })

  test('a pause is told once, with the way to end it', () => {
    const { text, html } = compose(emptyWeek({ emptyWeeks: 4 }))
    expect(text).toContain('Nothing to report for a while, so this mail takes a break')
    expect(text).toContain('https://afterword.example/resume')
    expect(load(html)('a[href="https://afterword.example/resume"]').text().trim()).toBe(
      'Resume the weekly mail',
    )
  })

  test('a rejection is named once, calmly, below what can be done', () => {
    const { text, html } = compose(ordinaryWeek({ rejections: [rejected, rejected] }))
    expect(text.split('\n')[2]).toBe('2 interviews ahead, 2 drafts ready, 2 tasks due')
    expect(text.match(/have ended/g)).toHaveLength(1)
    expect(load(html)('h1').text()).not.toContain('ended')
    expect(text).not.toMatch(/!|congratulat|%|reject/i)
  })

  test('the question to ask before leaving stands once when all interviews share it, else with each', () => {
    const [first, second] = ordinaryWeek().upcoming
    if (first === undefined || second === undefined) throw new Error('Two interviews are needed')
    expect(compose().text.match(/Ask before you leave/g)).toHaveLength(1)
    const other = compose(
      ordinaryWeek({ upcoming: [first, { ...second, question: 'Whom may I write to?' }] }),
    )
    expect(other.text.match(/Ask before you leave/g)).toHaveLength(2)
  })

  test('times are those of the user’s zone', () => {
    const user = { ...ordinaryWeek().user, timeZone: 'Asia/Kathmandu' }
    expect(compose(ordinaryWeek({ user })).text).toContain('Tue 24 Nov, 15:45: Event Manager')
  })

  test('long lists are cut, and say how many more there are', () => {
    const [silent] = ordinaryWeek().silent
    const { text, html } = compose(emptyWeek({ silent: silent === undefined ? [] : Array(9).fill(silent) }))
    expect(text.match(/Crew Coordinator/g)).toHaveLength(5)
    expect(text).toContain('  and 4 more\n')
    expect(load(html).text()).toContain('and 4 more')
  })

  test('there are at most 250 in a week with two of everything', () => {
    expect(wordCount(compose().text)).toBeLessThanOrEqual(250)
  })

  test('a week that bursts keeps three of each, for the sake of the words', () => {
    const week = ordinaryWeek()
    const many = <T>(list: T[]) => Array.from({ length: 12 }, () => list).flat()
    const bursting = { drafts: many(week.drafts), tasks: many(week.tasks), silent: many(week.silent) }
    const $ = load(compose({ ...week, ...bursting }).html)
    const lengths = $('ul')
      .map((_, list) => $(list).children('li').length)
      .get()
    expect(lengths).toEqual([1, 3, 3, 2, 1, 3, 1])
  })
})

describe('Any week', () => {
  test('is told in a text of lines no longer than 78, with no gap, no placeholder and nothing undefined', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const { text } = compose(plain(week))
        for (const line of text.split('\n')) {
          if (!line.includes('://')) expect([...line].length).toBeLessThanOrEqual(78)
          expect(line).toBe(line.trimEnd())
        }
        const words = text.replace(/[a-z]+:\/\/\S+/g, 'link')
        expect(words).not.toMatch(/\n\n\n|undefined|NaN|\bnull\b|\[object|\(\)|: *\n- |, *\n\n/)
      }),
      { numRuns: 50 },
    )
  })

  test('carries the same facts and links in text and HTML', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const { text, html } = compose(week)
        const $ = load(html)
        $('head, .preview').remove()
        // A sigma looks different at the end of a word, and a broken line makes new ends.
        const folded = (source: string) => source.toLowerCase().replaceAll('ς', 'σ')
        const words = (source: string) => new Set(folded(source).match(/[\p{L}\p{N}]+/gu) ?? [])
        const lines = text.split('\n').filter((line) => !line.includes('://'))
        const shown = words($('body').text())
        // A long word is broken at the end of a line of text, so only whole short ones can be compared.
        const missing = [...words(lines.join('\n'))].filter((word) => word.length < 12 && !shown.has(word))
        expect(missing.filter((word) => !folded($('body').text()).includes(word))).toEqual([])
        const hrefs = new Set(
          $('a')
            .map((_, a) => $(a).attr('href'))
            .get(),
        )
        const urls = new Set(text.match(/[a-z]+:\/\/\S+/g) ?? [])
        for (const href of hrefs) expect(text).toContain(href)
        expect(urls.size).toBeGreaterThanOrEqual(hrefs.size)
      }),
      { numRuns: 40 },
    )
  })

  test('gives the same digest every time', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        expect(compose(week)).toEqual(compose(structuredClone(week)))
      }),
      { numRuns: 10 },
    )
  })

  test('says no more than three lines when there is nothing to tell', () => {
    const decision = shouldSend(emptyWeek())
    expect(decision).toEqual({ send: true, kind: 'short' })
    expect(wordCount(compose(emptyWeek()).text)).toBeLessThanOrEqual(75)
  })
})

function headings(html: string): string[] {
  const $ = load(html)
  return $('h1, h2')
    .map((_, heading) => $(heading).text())
    .get()
}

/** Names like "null" or "()" are the user's business: the week with names of which none can look like a fault. */
function plain<T>(week: T): T {
  const untrusted = ['company', 'role', 'to', 'title', 'subject', 'place', 'name', 'theme', 'question']
  return JSON.parse(JSON.stringify(week), (key, value) =>
    untrusted.includes(key) && typeof value === 'string'
      ? value.replace(/[^\p{L} ]/gu, 'x').replaceAll('null', 'x')
      : value,
  )
}
