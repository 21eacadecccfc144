import { z } from 'zod'

/** Signs that no keyboard makes: control characters but line breaks and tabs, and what turns the writing round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const untypable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

export function typed(given: string): string {
  return given.replace(untypable, '').trim()
}

/** What people type. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .default('')
    .transform((given) => typed(given))

export const optionalText = (longest: number) => text(longest).transform((given) => given || null)

/** One thing a line. */
export const lines = (longest: number) =>
  text(longest).transform((given) => [
    ...new Set(
      given
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])

export const optionalDate = z
  .union([z.literal(''), z.iso.date('must be a date such as 2026-12-01')])
  .default('')
  .transform((given) => given || null)

export const optionalEmail = z
  .union([z.literal(''), z.email('must be a mail address')])
  .default('')
  .transform((given) => given.toLowerCase() || null)

/** One of a few words, or nothing. */
export const optionalChoice = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .union([z.literal(''), z.enum(values)])
    .default('')
    .transform((given) => (given === '' ? null : (given as T)))

/** A ticked box says "on", one that is not says nothing. */
export const ticked = z
  .string()
  .optional()
  .transform((given) => given !== undefined)

export const idParams = z.object({ id: z.string().max(80) })
