import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type SampleFile, sampleFile } from './sample-entry.ts'

const file = new URL('../../config/sample/calendar.yaml', import.meta.url)

/**
 * Reads the entries of the bundled sample calendar, in the order of the file.
 * @throws ZodError when the file does not hold what an entry may hold.
 */
export async function readSampleFile(): Promise<SampleFile> {
  return sampleFile.parse(parse(await readFile(file, 'utf8')))
}
