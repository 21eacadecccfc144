import { type Cheerio, type CheerioAPI, load } from 'cheerio'
import type { Element } from 'domhandler'
import { describe, expect, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import { contrast, hslLightness, invertLightness } from './colour.ts'
import { links, ordinaryWeek } from './make-week.ts'

const templates = await loadDigestTemplates()
const { html } = composeDigest(ordinaryWeek(), templates, links)

/** How a mail program shows the colours written down: as they are, or changed by its own dark mode. */
type Shown = { text: (colour: string) => string; ground: (colour: string) => string }

const asWritten: Shown = { text: (colour) => colour, ground: (colour) => colour }
/** Gmail on iOS, Outlook on Windows: everything is turned round. */
const fullyInverted: Shown = { text: invertLightness, ground: invertLightness }
/** Gmail on Android, Outlook.com: light grounds are darkened and dark text lightened, the rest stays. */
const partlyInverted: Shown = {
  text: (colour) => (hslLightness(colour) < 0.5 ? invertLightness(colour) : colour),
  ground: (colour) => (hslLightness(colour) > 0.5 ? invertLightness(colour) : colour),
}

const modes: [string, CheerioAPI, Shown][] = [
  ['light mode', load(html), asWritten],
  ['the dark mode of our own style sheet', withDarkStyles(load(html)), asWritten],
  ['a mail program that inverts everything', load(html), fullyInverted],
  ['a mail program that inverts light grounds and dark text', load(html), partlyInverted],
]

describe.each(modes)('In %s', (_, $, shown) => {
  test('every text has a contrast of 4.5 to its ground', () => {
    const texts = textElements($)
    expect(texts.length).toBeGreaterThan(40)
    for (const element of texts) {
      const colour = colourOf($(element), 'color')
      // A button's label lies on its own ground: where one is turned round, so is the other.
      const ground = colourOf($(element), 'background')
      expect(
        contrast(shown.text(colour), shown.ground(ground)),
        $(element).text().trim(),
      ).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('every bar has a contrast of 3 to its track and to the ground around it', () => {
    const bars = $('.bar').toArray()
    expect(bars).toHaveLength(3)
    for (const bar of bars) {
      const colour = shown.ground(colourOf($(bar), 'background'))
      expect(
        contrast(colour, shown.ground(colourOf($('.track').first(), 'background'))),
      ).toBeGreaterThanOrEqual(3)
      expect(contrast(colour, shown.ground(colourOf($(bar).parent(), 'background')))).toBeGreaterThanOrEqual(
        3,
      )
    }
  })
})

describe('The dark mode of our own style sheet', () => {
  test('is declared to mail programs that ask', () => {
    expect(load(html)('meta[name="color-scheme"]').attr('content')).toBe('light dark')
    expect(load(html)('meta[name="supported-color-schemes"]').attr('content')).toBe('light dark')
    expect(html).toContain(':root { color-scheme: light dark;')
  })

  test('gives every text and every ground a colour of its own, so that nothing light is left over', () => {
    const dark = withDarkStyles(load(html))
    for (const element of textElements(dark)) {
      const ground = colourOf(dark(element), 'background')
      const isButton = dark(element).closest('.button').length > 0
      expect(hslLightness(ground) < 0.2 || isButton, dark(element).text().trim()).toBe(true)
    }
  })
})

describe('Cells coloured for Outlook', () => {
  test('have the same colour in their attribute as in their style', () => {
    const $ = load(html)
    $('[bgcolor]').each((_, cell) => {
      expect($(cell).attr('style')).toMatch(new RegExp(`background(-color)?:${$(cell).attr('bgcolor')}`))
    })
  })
})

/** Writes the rules for dark mode into the elements they apply to, as a mail program would apply them. */
function withDarkStyles($: CheerioAPI): CheerioAPI {
  const sheet = $('style').text()
  const start = sheet.indexOf('{', sheet.indexOf('(prefers-color-scheme: dark)'))
  const end = sheet.indexOf('[data-ogsc]')
  const rules = sheet.slice(start + 1, end).matchAll(/([^{}]+)\{([^{}]+)\}/g)
  for (const [, selector = '', declarations = ''] of rules) {
    $(selector.trim()).each((_, element) => {
      const style = declarations.replaceAll('!important', '')
      $(element).attr('style', `${$(element).attr('style') ?? ''};${style}`)
    })
  }
  return $
}

function textElements($: CheerioAPI): Element[] {
  const own = (element: Element) =>
    $(element)
      .contents()
      .filter((_, node) => node.type === 'text')
      .text()
      .trim()
  const isHidden = (element: Element) => $(element).closest('[style*="display:none"]').length > 0
  return $('body *')
    .toArray()
    .filter((element) => own(element) !== '' && !isHidden(element))
}

/** The last colour written on the nearest element that has one. */
function colourOf(element: Cheerio<Element>, property: 'color' | 'background'): string {
  const written = new RegExp(`(?:^|[;\\s])${property}(?:-color)?:\\s*(#[0-9a-f]{6})`, 'gi')
  for (const candidate of [
    element,
    ...element
      .parents()
      .toArray()
      .map((parent) => load('')(parent)),
  ]) {
    const colour = [...(candidate.attr('style') ?? '').matchAll(written)].at(-1)?.[1]
    if (colour !== undefined) return colour
  }
  throw new Error(`No ${property} is written for ${element.text()}`)
}
