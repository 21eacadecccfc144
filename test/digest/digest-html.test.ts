import { type CheerioAPI, load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import type { PipelineCounts } from '../../src/digest/week.ts'
import { emptyWeek, links, ordinaryWeek } from './make-week.ts'
import { anyWeek } from './week-arbitrary.ts'

const templates = await loadDigestTemplates()
const htmlOf = (week = ordinaryWeek()) => composeDigest(week, templates, links).html
const inAnyWeek = (numRuns: number, holds: ($: CheerioAPI, html: string) => void) =>
  fc.assert(
    fc.property(anyWeek, (week) => {
      const html = htmlOf(week)
      holds(load(html), html)
    }),
    { numRuns },
  )

describe('The HTML of the digest', () => {
  test('stays under 40 kB in any week', () => {
    inAnyWeek(40, (_, html) => expect(Buffer.byteLength(html)).toBeLessThan(40_000))
  })

  test('stays under 40 kB with the longest links and lists that escaping can swell', () => {
    const link = `https://mail.example/?${'&='.repeat(280)}`
    const week = ordinaryWeek()
    const many = <T>(list: T[]) => Array.from({ length: 30 }, () => ({ ...list[0], link }) as T)
    const html = htmlOf({
      ...week,
      drafts: many(week.drafts),
      tasks: many(week.tasks),
      upcoming: many(week.upcoming),
      replies: many(week.replies),
      questions: many(week.questions),
    })
    expect(Buffer.byteLength(html)).toBeLessThan(40_000)
  })

  test('shows markup, tags and template words in names as the words they are', () => {
    inAnyWeek(40, ($) => {
      expect($('script, img, iframe, object, form, link, svg, video, audio, input')).toHaveLength(0)
      $('*').each((_, element) => {
        for (const name of Object.keys($(element).attr() ?? {})) expect(name).not.toMatch(/^on/)
      })
    })
    const company = '<b>{{user.email}}</b> & {{{x}}}'
    const html = htmlOf(
      emptyWeek({ silent: [{ company, role: null, daysSilent: 3, lastContact: '2026-11-20' }] }),
    )
    expect(load(html)('li bdi').text()).toBe(company)
  })

  test('leads only to web pages and to files of the mailbox folder', () => {
    inAnyWeek(30, ($) => {
      for (const href of $('a')
        .map((_, a) => $(a).attr('href') ?? '')
        .get()) {
        expect(['https:', 'http:', 'file:']).toContain(new URL(href).protocol)
      }
    })
  })

  test('loads nothing from anywhere: no image, no font, no style sheet', () => {
    const html = htmlOf()
    expect(html).not.toMatch(/<img|<link|@import|@font-face|url\(|src=|fonts\.googleapis|base64/i)
    const addresses = html.match(/https?:\/\/[^"'\s<]+/g) ?? []
    const names = ['https://afterword.example/', 'https://mail.example/', 'http://www.w3.org/1999/xhtml']
    for (const address of addresses) expect(names.some((name) => address.startsWith(name))).toBe(true)
  })

  test('uses nothing that the Word engine cannot lay out', () => {
    expect(htmlOf()).not.toMatch(/display:\s*(flex|grid)|position:|float:|<svg|background-image/i)
    expect(htmlOf()).toContain('<!--[if mso')
  })

  test('is one column of 600 pixels at most, which a screen of 320 narrows', () => {
    const $ = load(htmlOf())
    const widths = $('[width]')
      .map((_, cell) => $(cell).attr('width') ?? '')
      .get()
    for (const width of widths) if (!width.endsWith('%')) expect(Number(width)).toBeLessThanOrEqual(100)
    expect(htmlOf()).toContain('max-width:600px')
  })

  test('has letters of 16 pixels or more and lines of 1.2 or more', () => {
    const $ = load(htmlOf())
    const bare = $('body *').filter((_, element) => ownText($, element) !== '')
    expect(bare.length).toBeGreaterThan(30)
    bare.each((_, element) => {
      if ($(element).closest('[style*="display:none"], .bar, .track').length > 0) return
      const sized = $(element).closest('[style*="font-size"]')
      const [, size = '0'] = /font-size:(\d+)px/.exec(sized.attr('style') ?? '') ?? []
      expect(Number(size)).toBeGreaterThanOrEqual(16)
    })
  })
})

describe('A screen reader', () => {
  test('finds language, direction and title', () => {
    const $ = load(htmlOf())
    for (const selector of ['html', 'body', 'body > div[role="article"]']) {
      expect($(selector).attr()).toMatchObject({ lang: 'en', dir: 'ltr' })
    }
    expect($('title').text()).toBe('2 interviews ahead, next Tue 10:00')
  })

  test('finds one first heading, and a second one for each block that has something in it, in any week', () => {
    inAnyWeek(30, ($) => {
      expect($('h1')).toHaveLength(1)
      expect($('h3, h4, h5, h6')).toHaveLength(0)
      $('h1, h2').each((_, heading) => expect($(heading).text().trim()).not.toBe(''))
      $('h2').each((_, heading) => {
        expect($(heading).parent().clone().children('h2').remove().end().text().trim()).not.toBe('')
      })
      $('ul').each((_, list) => {
        expect($(list).children('li').length).toBeGreaterThan(0)
        expect($(list).children().length).toBe($(list).children('li').length)
      })
      $('li, p, a').each((_, part) =>
        expect(
          $(part)
            .text()
            .replace(/[\s\u2068\u2069]/g, ''),
        ).not.toBe(''),
      )
    })
  })

  test('is told of no table but the one with data, and there each row has its head', () => {
    const $ = load(htmlOf())
    const data = $('table').filter((_, table) => $(table).attr('role') !== 'presentation')
    expect(data).toHaveLength(1)
    const rows = data.children('tbody').children('tr')
    expect(rows).toHaveLength(4)
    rows.each((_, row) => expect($(row).children('th').attr('scope')).toBe('row'))
  })

  test('hears from every link where it leads, never "here"', () => {
    const $ = load(htmlOf())
    $('a').each((_, a) => expect($(a).text().trim()).not.toMatch(/^(here|click here|link|more|open)$/i))
  })

  test('and a thumb: the button is 44 pixels high or more, with live text', () => {
    const $ = load(htmlOf())
    const button = $('.button a')
    const style = button.attr('style') ?? ''
    const [, padding = '0'] = /padding:(\d+)px/.exec(style) ?? []
    const [, size = '0'] = /font-size:(\d+)px/.exec(style) ?? []
    const [, line = '0'] = /line-height:(\d+)%/.exec(style) ?? []
    expect(2 * Number(padding) + (Number(size) * Number(line)) / 100).toBeGreaterThanOrEqual(44)
    expect(button.text().trim()).toBe('Send the thank-you letter')
    expect($('.button')).toHaveLength(1)
  })
})

describe('The pipeline picture', () => {
  const anyCounts = fc.record({
    'first-talk': fc.nat({ max: 90 }),
    'in-rounds': fc.nat({ max: 12 }),
    final: fc.nat({ max: 3 }),
    offer: fc.nat({ max: 1 }),
    closed: fc.nat({ max: 500 }),
  })

  test('bars match their numbers: in proportion, whole per cent, 100 together, none for zero, 2 at least', () => {
    fc.assert(
      fc.property(anyCounts, (now) => {
        const live = [now['first-talk'], now['in-rounds'], now.final, now.offer]
        const rows = rowsOf(now)
        expect(rows.map(({ count }) => count)).toEqual(live.every((count) => count === 0) ? [] : live)
        for (const { count, filled, rest, sameInStyle } of rows) {
          expect(filled + rest).toBe(100)
          expect(sameInStyle).toBe(true)
          const share = (100 * count) / Math.max(...live)
          if (count === 0) expect(filled).toBe(0)
          else expect(Math.abs(filled - Math.max(2, share))).toBeLessThanOrEqual(0.5)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('there is none when no process is live', () => {
    const now = { 'first-talk': 0, 'in-rounds': 0, final: 0, offer: 0, closed: 9 }
    expect(rowsOf(now)).toEqual([])
  })

  test('tells the change since last week in words', () => {
    const text = composeDigest(ordinaryWeek(), templates, links).text
    expect(text).toContain(
      '6 live processes (+1 since last week)\n- First talk: 3 (+1)\n- In rounds: 2 (\u22121)\n',
    )
    expect(text).toContain('- Offer: 0\n4 closed (+1)\n')
  })

  test('tells no change in the first week, when there is nothing to compare with', () => {
    const { now } = ordinaryWeek().pipeline
    const { text } = composeDigest(emptyWeek({ pipeline: { now, weekAgo: null } }), templates, links)
    expect(text).toContain('6 live processes\n- First talk: 3\n')
  })
})

describe('Unsubscribing', () => {
  test('is in sight at the end of any week', () => {
    inAnyWeek(20, ($) => {
      const link = $('body a').last()
      expect(link.attr('href')).toBe(links.unsubscribe)
      expect(link.text()).toBe('Unsubscribe from this mail')
    })
  })
})

function rowsOf(now: PipelineCounts) {
  const $ = load(htmlOf(emptyWeek({ questions: ordinaryWeek().questions, pipeline: { now, weekAgo: null } })))
  const widthOf = (cell: ReturnType<CheerioAPI>) => Number((cell.attr('width') ?? '0%').replace('%', ''))
  return $('th')
    .map((_, head) => {
      const row = $(head).parent()
      const cells = row.find('.bar, .track')
      return {
        count: Number(row.children('td').last().text().trim()),
        filled: widthOf(row.find('.bar')),
        rest: widthOf(row.find('.track')),
        sameInStyle: cells.get().every((cell) =>
          $(cell)
            .attr('style')
            ?.includes(`width:${$(cell).attr('width')};`),
        ),
      }
    })
    .get()
}

function ownText($: CheerioAPI, element: Parameters<CheerioAPI>[0]): string {
  return $(element)
    .contents()
    .filter((_, node) => node.type === 'text')
    .text()
    .trim()
}
