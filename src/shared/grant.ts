import { z } from 'zod'

/** What an OAuth 2.0 consent gave us, as it lies sealed in the store. */
export const grantShape = z.object({
  refreshToken: z.string().min(1),
  accessToken: z.string().min(1),
  /** What was granted, in the provider's words; may be less than what was asked for. */
  scopes: z.array(z.string()),
  /** ISO instant in UTC; null when the provider did not say. */
  expiresAt: z.iso.datetime().nullable(),
})

export type Grant = z.infer<typeof grantShape>

/** A token is not used in its last two minutes, in milliseconds: clocks differ, and requests take their time. */
const skew = 120_000

/** May the access token still be used at `now`? One that does not tell its end may, until it is refused. */
export function isFresh({ expiresAt }: Grant, now: string): boolean {
  return expiresAt === null || Date.parse(expiresAt) - skew > Date.parse(now)
}
