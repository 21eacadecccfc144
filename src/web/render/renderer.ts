import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { pageFolder } from './page-files.ts'

/** Turns the plain data of a page into HTML; every text in it is escaped. */
export interface Renderer {
  render(page: string, view: object): string
}

/**
 * Compiles all templates once. They are strict: a name that the view has not got is a fault, not an empty space. The
 * only thing not escaped is none: no template may use a triple brace.
 */
export function createRenderer(folder = pageFolder()): Renderer {
  const handlebars = Handlebars.create()
  const options = { strict: true, preventIndent: true }
  for (const file of templatesIn(join(folder, 'partials')))
    handlebars.registerPartial(nameOf(file), readTemplate(file))
  const pages = new Map(
    templatesIn(folder).map((file) => [nameOf(file), handlebars.compile(readTemplate(file), options)]),
  )
  return {
    render(page, view) {
      const template = pages.get(page)
      if (!template) throw new Error(`There is no template "${page}".`)
      return template(view)
    },
  }
}

function templatesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => join(folder, name))
}

function nameOf(file: string): string {
  return basename(file, '.hbs')
}

/** Indents are for those who edit; on the way to a phone they are weight. */
function readTemplate(file: string): string {
  const source = readFileSync(file, 'utf8').replace(/^[ \t]+/gm, '')
  if (/\{\{\{|\{\{&/.test(source)) throw new Error(`${file} prints something that is not escaped.`)
  return source
}
