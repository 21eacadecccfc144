// npm run bench [-- --json] [NAME…]: measures what is promised to be fast. A new benchmark is a new file *.bench.ts
// beside this one, which exports `benchmarks`.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Benchmark, type Measured, measure } from './benchmark.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' } },
})
const all = await loadBenchmarks()
const chosen = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const results = chosen.map((benchmark) => ({ benchmark, measured: measure(benchmark) }))
process.stdout.write(values.json ? document() : table())
if (results.some(isTooSlow)) process.exitCode = 1

async function loadBenchmarks(): Promise<Benchmark[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'))
  const modules = await Promise.all(files.sort().map((name) => import(`./${name}`)))
  return modules.flatMap(({ benchmarks }) => benchmarks as Benchmark[])
}

function isTooSlow({ benchmark, measured }: { benchmark: Benchmark; measured: Measured }): boolean {
  return benchmark.atMost !== null && measured.ratio > benchmark.atMost
}

function document(): string {
  return `${JSON.stringify(Object.fromEntries(results.map(({ benchmark, measured }) => [benchmark.name, measured])))}\n`
}

function table(): string {
  const lines = [
    ['', 'time', 'baseline', 'ratio', 'at most'],
    ...results.map(({ benchmark: { what, atMost }, measured: { value, baseline, ratio, unit } }) => [
      what,
      `${value.toFixed(1)} ${unit}`,
      `${baseline.toFixed(1)} ${unit}`,
      ratio.toFixed(3),
      atMost === null ? '' : String(atMost),
    ]),
  ]
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, column) => align(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n')
}

function align(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
