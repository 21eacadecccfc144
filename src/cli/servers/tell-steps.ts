import type { CheckedStep } from '../../shared/check-step.ts'
import { ToldError } from '../../shared/told-error.ts'
import type { Streams } from '../streams.ts'

/** What each step of a check is called. */
const words: Record<string, string> = {
  name: 'name found',
  port: 'port open',
  encryption: 'encryption',
  password: 'password accepted',
  drafts: 'folder for drafts',
  sent: 'folder for sent mail',
  append: 'a draft laid down and taken away',
  mail: 'a mail to yourself',
}

/** A check that goes on after this step failed: what is missing is told, and can be done without. */
const mayFail = new Set(['sent'])

export function tellStep({ err }: Streams, name: string, isGood: boolean): void {
  err(`  ${name} … ${isGood ? 'ok' : 'failed'}\n`)
}

/** Tells each step as it is done. Throws a ToldError with the one sentence that says what is wrong. */
export async function tellSteps(streams: Streams, steps: AsyncIterable<CheckedStep<string>>): Promise<void> {
  for await (const { name, problem, fingerprint } of steps) {
    tellStep(streams, words[name] ?? name, problem === null)
    if (problem === null) continue
    if (!mayFail.has(name)) throw new ToldError(withFingerprint(problem, fingerprint))
    streams.err(`  ${problem}\n`)
  }
}

function withFingerprint(problem: string, fingerprint: string | null): string {
  return fingerprint === null ? problem : `${problem}\nWhat it shows now: --fingerprint ${fingerprint}`
}
