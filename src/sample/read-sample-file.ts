import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type SampleEntry, type SampleFile, sampleFile } from './sample-entry.ts'

const file = new URL('../../config/sample/calendar.yaml', import.meta.url)

/**
 * Reads the entries of the bundled sample calendar, in the order of the file, one for each event or series.
 * @throws ZodError when the file does not hold what an entry may hold.
 */
export async function readSampleFile(): Promise<SampleFile> {
  const { owner, entries } = sampleFile.parse(parse(await readFile(file, 'utf8')))
  return { owner, entries: entries.flatMap(eachWeek) }
}

function eachWeek(entry: SampleEntry): SampleEntry[] {
  const { id, on, weeks } = entry
  if (weeks === 1 || !('week' in on)) return [entry]
  return Array.from({ length: weeks }, (_, n) => ({
    ...entry,
    id: `${id}-${n + 1}`,
    on: { ...on, week: on.week + n },
    weeks: 1,
  }))
}
