import type { Letter } from '../../../src/letter/letter.ts'
import type { LetterRequest } from '../../../src/letter/letter-request.ts'
import { letterParts } from './letter-parts.ts'
import { sentencesIn, valuesIn } from './sample-requests.ts'

const runLength = 6
const end = '\u0000'

/**
 * Every run of six words in a letter's body. A role, a company, a date and other data of the user count as one word each;
 * sentences and lists of the user's own end a run.
 */
export function sixWordRuns(letter: Letter, request: LetterRequest, dates: readonly string[]): Set<string> {
  let body = letterParts(letter).body.join('\n')
  for (const sentence of sentencesIn(request)) body = body.replaceAll(sentence, end)
  for (const [name, value] of valuesIn(request, dates)) body = body.replaceAll(value, ` ${name} `)
  const runs = body.split(end).flatMap((piece) => {
    const said = piece.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []
    return said.slice(runLength - 1).map((_, at) => said.slice(at, at + runLength).join(' '))
  })
  return new Set(runs)
}

/** Remembers the runs of many letters and tells which of them stand in two. */
export class SharedRuns {
  readonly #owners = new Map<string, string>()
  readonly shared = new Map<string, string>()

  add(owner: string, runs: ReadonlySet<string>): void {
    for (const run of runs) {
      const other = this.#owners.get(run)
      if (other === undefined) this.#owners.set(run, owner)
      else if (other !== owner) this.shared.set(`${other} + ${owner}`, run)
    }
  }
}
