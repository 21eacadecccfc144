import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = globSync('**/*.ts', { cwd: folder })

it('imports nothing from outside its folder but packages', () => {
  const outside = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)]
      .map(([, path = '']) => relative(folder, resolve(folder, dirname(file), path)))
      .filter((target) => target.startsWith('..'))
      .map((target) => `${file} → ${target}`),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(outside).toEqual([])
})

it('has no file that nobody would like to read', () => {
  const long = files.filter((file) => readFileSync(join(folder, file), 'utf8').split('\n').length > 251)
  expect(long).toEqual([])
})
