// npm run eval -- [FILE…] [--misses]: how good is detection on labelled events? Without a file, on our own.
import { parseArgs } from 'node:util'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { Case } from './read-cases.ts'
import { readCases } from './read-cases.ts'
import { ownCases, type Scores, scoreCases } from './score-cases.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' } },
})
const rules = await loadDetectionRules()
const cases = positionals.length === 0 ? ownCases() : positionals.flatMap((file) => readCases(file))

const slices = new Map<string, Case[]>([['all', cases]])
for (const one of cases) {
  for (const name of [one.language ?? 'unknown', one.trade].filter((name) => name !== null)) {
    slices.set(name, [...(slices.get(name) ?? []), one])
  }
}
const bySize = [...slices].sort(([, a], [, b]) => b.length - a.length)
const rows = bySize.map(([name, slice]) => [name, scoreCases(slice, rules).scores] as const)
process.stdout.write(table(rows))
if (values.misses) {
  for (const { id, title, field, wanted, got, reasons } of scoreCases(cases, rules).misses) {
    process.stdout.write(
      `\n${id} ${field}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}\n  ${title}\n`,
    )
    for (const { weight, evidence } of reasons)
      process.stdout.write(`  ${weight.toFixed(2).padStart(6)}  ${evidence}\n`)
  }
}

function table(rows: (readonly [string, Scores])[]): string {
  const keys = Object.keys(rows[0]?.[1] ?? {}) as (keyof Scores)[]
  const lines = [
    ['slice', ...keys],
    ...rows.map(([name, scores]) => [name, ...keys.map((key) => cell(key, scores[key]))]),
  ]
  return `${lines
    .map((line) =>
      line
        .map((text) => text.padEnd(13))
        .join('')
        .trimEnd(),
    )
    .join('\n')}\n`
}

function cell(key: string, value: number): string {
  return key === 'events' ? String(value) : value.toFixed(3)
}
