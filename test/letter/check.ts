/**
 * Says what is wrong with the letters of a language, shorter than the test does and kind by kind.
 * Usage: node test/letter/check.ts LANG [KIND] [--texts]
 */
import { letterKinds } from '../../src/letter/letter-request.ts'
import { examine } from './checks/examine.ts'

const [language = 'en', ...rest] = process.argv.slice(2)
const showTexts = rest.includes('--texts')
const onlyKind = rest.find((word) => !word.startsWith('--'))

for (const kind of letterKinds.filter((each) => onlyKind === undefined || each === onlyKind)) {
  const { problems, shared, count } = examine(language, kind)
  const lines = problems.map(({ problem, text }) => (showTexts ? `${problem}\n\n${text}\n` : problem))
  process.stdout.write(
    `${kind}: ${count} letters\n${[...lines, ...shared].map((line) => `  ${line}\n`).join('')}`,
  )
}
