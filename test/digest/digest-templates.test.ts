import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { composeDigest } from '../../src/digest/compose-digest.ts'
import { loadDigestTemplates } from '../../src/digest/template/load-digest-templates.ts'
import { UsageError } from '../../src/shared/usage-error.ts'
import { links, ordinaryWeek } from './make-week.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterword-templates-'))
})
afterEach(() => rm(folder, { recursive: true }))

const own = (name: string, source: string) => writeFile(join(folder, name), source)
const mjml = (body: string) =>
  `<mjml><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`

describe('A template in the user’s own folder', () => {
  test('wins over ours of the same name, and the others stay ours', async () => {
    await own('weekly.subject.hbs', 'Week {{weekNumber}}: {{facts.interviews}}')
    const digest = composeDigest(ordinaryWeek(), await loadDigestTemplates(folder), links)
    expect(digest.subject).toBe('Week 48: 2 interviews')
    expect(digest.preheader).toBe('Send the thank-you letter: due since 20 Nov')
  })

  test('may be the MJML, in which names are escaped all the same', async () => {
    await own('weekly.mjml.hbs', mjml('{{#each silent.items}}<p>{{process}}</p>{{/each}}'))
    const [silent] = ordinaryWeek().silent
    const week = ordinaryWeek({ silent: silent === undefined ? [] : [{ ...silent, role: '<b>Crew</b>' }] })
    const { html } = composeDigest(week, await loadDigestTemplates(folder), links)
    expect(html).toContain('<p>&lt;b&gt;Crew&lt;/b&gt; at Northgate Festivals</p>')
  })

  test.each([
    [
      'a word that does not exist',
      '{{#if isFull}}{{facts.weather}}{{/if}}',
      'line 1: "facts.weather" does not exist',
    ],
    [
      'one in a branch not taken today',
      '{{#if isFull}}a{{else}}{{nothing}}{{/if}}',
      '"nothing" does not exist',
    ],
    [
      'one inside a list',
      'a\n{{#each drafts.items}}{{company}}{{/each}}',
      'line 2: "company" does not exist',
    ],
    ['a word of JavaScript', '{{constructor}}', '"constructor" does not exist'],
    ['a group instead of a text', '{{facts}}', 'facts is a group, not a text'],
    ['a list of something that is none', '{{#each state}}{{/each}}', '#each takes a list'],
    ['a helper that would write to the log', '{{log state}}', 'there are no helpers'],
    ['an unknown block', '{{#repeat state}}{{/repeat}}', '#repeat is not available'],
    ['a partial', '{{> footer}}', 'partials and decorators are not available'],
    ['a broken tag', '{{#if state}}', 'is not a Handlebars template'],
  ])('is refused when it is loaded for %s', async (_, source, problem) => {
    await own('weekly.text.hbs', source)
    const loading = loadDigestTemplates(folder)
    await expect(loading).rejects.toThrow(UsageError)
    await expect(loading).rejects.toThrow(problem)
    await expect(loading).rejects.toThrow('weekly.text.hbs')
  })

  test('is refused when it would put a name unescaped into the HTML', async () => {
    await own('weekly.mjml.hbs', mjml('{{{state}}}'))
    await expect(loadDigestTemplates(folder)).rejects.toThrow('text must be escaped')
  })

  test('is refused when it is not right MJML', async () => {
    await own('weekly.mjml.hbs', mjml('').replace('<mj-text>', '<mj-text colour="red">'))
    await expect(loadDigestTemplates(folder)).rejects.toThrow(/weekly\.mjml\.hbs.*colour/)
  })

  test('can step into a group, out of it again, and ask for its place in a list', async () => {
    await own(
      'weekly.text.hbs',
      '{{#with facts}}{{drafts}}/{{../state}}{{/with}}{{#each learning}} {{@index}}{{/each}}',
    )
    const { text } = composeDigest(ordinaryWeek(), await loadDigestTemplates(folder), links)
    expect(text).toBe('2 drafts/2 interviews ahead, 2 drafts ready, 2 tasks due 0 1 2\n')
  })
})

describe('Our own templates', () => {
  test('are right MJML and Handlebars without a single warning', async () => {
    await expect(loadDigestTemplates()).resolves.toBeDefined()
  })

  test('are used when the own folder is empty', async () => {
    const templates = await loadDigestTemplates(folder)
    expect(composeDigest(ordinaryWeek(), templates, links).text).toContain('WHERE THINGS STAND')
  })
})
