import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { UsageError } from '../../shared/usage-error.ts'
import type { DigestView } from '../view/digest-view.ts'
import { checkTemplate } from './check-template.ts'
import { exampleView } from './example-view.ts'

type Render = (view: DigestView) => string

/** The four templates of the digest, compiled; made once and used for every user. */
export interface DigestTemplates {
  subject: Render
  preheader: Render
  text: Render
  html: Render
}

/**
 * Reads the digest's templates: a file in the user's own folder wins over ours of the same name. The MJML is turned
 * into HTML here, once, with the Handlebars tags still in it. Throws a UsageError naming the template when one cannot
 * be read, asks for something that does not exist, or is not right MJML.
 */
export async function loadDigestTemplates(ownFolder?: string): Promise<DigestTemplates> {
  const [subject, preheader, text, mjml] = await Promise.all([
    readTemplate('weekly.subject.hbs', ownFolder),
    readTemplate('weekly.preheader.hbs', ownFolder),
    readTemplate('weekly.text.hbs', ownFolder),
    readTemplate('weekly.mjml.hbs', ownFolder),
  ])
  return {
    subject: compiled('weekly.subject.hbs', subject, true),
    preheader: compiled('weekly.preheader.hbs', preheader, true),
    text: compiled('weekly.text.hbs', text, true),
    html: compiled('weekly.mjml.hbs', await htmlOf(mjml), false),
  }
}

function compiled(name: string, source: string, isPlainText: boolean): Render {
  checkTemplate(name, source, exampleView, isPlainText)
  return Handlebars.compile<DigestView>(source, { strict: true, noEscape: isPlainText })
}

async function readTemplate(name: string, ownFolder: string | undefined): Promise<string> {
  const own = ownFolder === undefined ? null : join(ownFolder, name)
  const file = own !== null && existsSync(own) ? own : join(ourFolder(), name)
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`Template ${file} cannot be read`, { cause })
  }
}

/** The templates lie at the root of the package, for the sources as for what is built from them. */
function ourFolder(): string {
  const candidates = ['../../../templates/digest', '../../../../templates/digest']
  const folders = candidates.map((path) => join(import.meta.dirname, path))
  return (
    folders.find((folder) => existsSync(folder)) ?? join(import.meta.dirname, '../../../templates/digest')
  )
}

/** MJML is loaded only when a digest is to be made: it takes longer than everything else together. */
async function htmlOf(mjml: string): Promise<string> {
  const { default: mjml2html } = await import('mjml')
  const { html, errors } = await mjml2html(mjml, {
    validationLevel: 'soft',
    fonts: {},
    keepComments: true,
    ignoreIncludes: true,
  })
  const [error] = errors
  if (error !== undefined) throw new UsageError(`Template weekly.mjml.hbs, ${error.formattedMessage}`)
  return withBodyLanguage(slimmed(html))
}

/** MJML writes language and direction on html and wrapper; webmail that drops html keeps body. */
function withBodyLanguage(html: string): string {
  const [, attributes = ''] = /<html((?: (?:lang|dir)="[^"]*")*)/.exec(html) ?? []
  return html.replace(/<body\s/, `<body${attributes} `)
}

/** Indents and empty lines would be a third of the mail. */
function slimmed(html: string): string {
  return html.replace(/^[ \t]+|[ \t]+$/gm, '').replace(/\n{2,}/g, '\n')
}
