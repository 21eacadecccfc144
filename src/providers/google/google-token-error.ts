import { z } from 'zod'
import { bareCause } from '../../shared/bare-cause.ts'
import { mustConnectAgain } from '../../shared/must-connect-again.ts'
import { ProviderError } from '../../shared/provider-error.ts'

/** The little we look at of what Google's HTTP client throws; the rest holds secrets. */
const failureShape = z.object({
  response: z
    .object({
      status: z.number(),
      data: z.object({ error: z.string() }).optional().catch(undefined),
      headers: z.unknown(),
    })
    .optional()
    .catch(undefined),
})

/**
 * What a failure at Google's sign-in means. Only `invalid_grant` says that the grant is dead; an overloaded or broken
 * server, or none at all, says nothing about it.
 */
export function googleTokenError(error: unknown, account: string): ProviderError {
  if (error instanceof ProviderError) return error
  const response = failureShape.safeParse(error).data?.response
  const status = response?.status
  const code = response?.data?.error
  const options = { cause: bareCause(error, status, code) }
  if (status === 429 || code === 'rate_limit_exceeded')
    return new ProviderError(
      'google',
      'rate-limit',
      'Google asks for a little patience. It is tried again by itself.',
      {
        ...options,
        retryAfterSeconds: retryAfter(response?.headers),
      },
    )
  if (status === undefined || status >= 500 || status === 408)
    return new ProviderError(
      'google',
      'temporary',
      'Google cannot be reached just now. It is tried again by itself.',
      options,
    )
  if (code === 'invalid_grant') return mustConnectAgain('google', account, options)
  return refusal(code, options)
}

function refusal(code: string | undefined, options: { cause: Error }): ProviderError {
  const isOurs = code === 'invalid_client' || code === 'unauthorized_client' || code === 'deleted_client'
  const message = isOurs
    ? 'Google does not know this installation: google.clientId or google.clientSecret is not right. See docs/connect-google.md'
    : `Google refused the sign-in (${/^\w{1,40}$/.test(code ?? '') ? code : 'without a reason'}). See docs/connect-google.md`
  return new ProviderError('google', 'permanent', message, options)
}

function retryAfter(headers: unknown): number | null {
  const value = headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN
  return Number.isFinite(value) && value >= 0 ? value : null
}
