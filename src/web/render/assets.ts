import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pageFolder } from './page-files.ts'

const { resolve: fromPackage } = createRequire(import.meta.url)

/** The files a page needs, from our folder and from packages, and nothing else of those folders. */
export function assets() {
  const files = {
    'simple.min.css': fromPackage('simpledotcss/simple.min.css'),
    'htmx.min.js': fromPackage('htmx.org/dist/htmx.min.js'),
    'page.css': join(pageFolder(), 'assets', 'page.css'),
    'page.js': join(pageFolder(), 'assets', 'page.js'),
    'icon.svg': join(pageFolder(), 'assets', 'icon.svg'),
  }
  const content = Object.values(files).map((file) => readFileSync(file))
  const version = createHash('sha256').update(Buffer.concat(content)).digest('base64url').slice(0, 10)
  return {
    roots: [...new Set(Object.values(files).map(dirname))],
    names: new Set(Object.keys(files)),
    /** In the address of each file, so that browsers may keep it for good. */
    version,
    bytes: content.reduce((sum, { length }) => sum + length, 0),
  }
}
