import { ToldError } from '../shared/told-error.ts'

/** A template file is wrong. The message names the file, the line and what is allowed, for the person who edits it. */
export class LetterTemplateError extends ToldError {
  readonly file: string
  readonly line: number | null

  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`)
    this.name = 'LetterTemplateError'
    this.file = file
    this.line = line
  }
}
