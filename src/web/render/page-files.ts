import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The templates lie at the root of the package, for the sources as for what is built from them. */
export function pageFolder(): string {
  const folders = ['../../../templates/page', '../../../../templates/page'].map((path) =>
    join(import.meta.dirname, path),
  )
  return folders.find((folder) => existsSync(folder)) ?? join(import.meta.dirname, '../../../templates/page')
}
