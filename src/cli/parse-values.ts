import addressparser from 'nodemailer/lib/addressparser'
import { Temporal } from 'temporal-polyfill'
import { UsageError } from '../shared/usage-error.ts'

/** One of a few words, or a sentence that names them. */
export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value)
  if (found === undefined)
    throw new UsageError(`${name} is "${value}"; it must be one of ${allowed.join(', ')}.`)
  return found
}

/** A date such as 2026-12-01. */
export function dateValue(name: string, value: string): string {
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString()
  } catch (error) {
    throw new UsageError(`${name} is "${value}"; it must be a date such as 2026-12-01.`, { cause: error })
  }
}

/** `Jane Doe <jane@example.com>`, or the address alone. */
export function personValue(name: string, value: string): { name: string | null; email: string } {
  const [only, ...more] = addressparser(value, { flatten: true })
  const email = only?.address.toLowerCase() ?? ''
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || more.length > 0)
    throw new UsageError(`${name} is "${value}"; it must be like "Jane Doe <jane@example.com>".`)
  return { name: only?.name || null, email }
}

const defaultWeight = 3

/** `great team` or, with a weight from 1 to 5, `great team=5`. */
export function weightedValue(name: string, value: string): { text: string; weight: number } {
  const [, text = '', given] = /^(.*?)(?:=(\d+))?$/s.exec(value) ?? []
  const weight = given === undefined ? defaultWeight : Number(given)
  if (text.trim() === '' || weight < 1 || weight > 5)
    throw new UsageError(
      `${name} is "${value}"; it must be words, and may end with a weight: "great team=5" (1 to 5).`,
    )
  return { text: text.trim(), weight }
}
