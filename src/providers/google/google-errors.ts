// Calendar errors: https://developers.google.com/workspace/calendar/api/guides/errors
// Gmail errors:    https://developers.google.com/workspace/gmail/api/guides/handle-errors
import { z } from 'zod'
import { ProviderError } from '../../shared/provider-error.ts'

export type GoogleService = 'Google Calendar' | 'Gmail' | 'Google Tasks'

/** What is to be known of a failed request. The library's own error carries the token and both bodies: it goes no further. */
export interface GoogleFailure {
  /** HTTP status; null when there was no answer. */
  status: number | null
  /** Google's word for it, such as `rateLimitExceeded`. */
  reason: string | null
  /** The network's word for it, such as `ECONNRESET`. */
  code: string | null
  retryAfterSeconds: number | null
}

const word = z.string().regex(/^\w{1,60}$/)
const body = z.object({
  error: z.object({
    status: word.nullish().catch(null),
    errors: z
      .array(z.object({ reason: word }))
      .nullish()
      .catch(null),
    details: z
      .array(z.object({ reason: word.nullish().catch(null) }))
      .nullish()
      .catch(null),
  }),
})

const rateReasons = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
])
const scopeReasons = new Set(['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'])
const disabledReasons = new Set(['accessNotConfigured', 'SERVICE_DISABLED'])

/** Answers null for what is no failed request, but a mistake of our own. */
export function failureOf(error: unknown): GoogleFailure | null {
  if (!(error instanceof Error) || !('config' in error)) return null
  const { response, code } = error as { response?: { status: number; headers: Headers; data: unknown } } & {
    code?: unknown
  }
  return {
    status: response?.status ?? null,
    reason: response ? reasonIn(response.data) : null,
    code: word.safeParse(code).data ?? null,
    retryAfterSeconds: response ? retryAfter(response.headers) : null,
  }
}

/** The most telling word first: the details know more than the old list of errors, the status less. */
function reasonIn(data: unknown): string | null {
  const { error } = body.safeParse(data).data ?? {}
  if (!error) return null
  const detail = error.details?.find(({ reason }) => reason)?.reason
  const old = error.errors?.[0]?.reason
  return (old === 'forbidden' || !old ? detail : old) ?? old ?? error.status ?? null
}

/** RFC 9110, 10.2.3: seconds, or a date; a date is measured by the clock of the server that wrote it. */
function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  if (/^\d+$/.test(value)) return Number(value)
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}

export function isRateLimit({ status, reason }: GoogleFailure): boolean {
  return status === 429 || (status === 403 && reason !== null && rateReasons.has(reason))
}

/** May the same request go well in a moment? */
export function isTransient(failure: GoogleFailure): boolean {
  const { status } = failure
  return status === null || status === 408 || status >= 500 || isRateLimit(failure)
}

/** The one error that leaves the room; inside it, the status says more. */
export class GoogleError extends ProviderError {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null

  constructor(
    kind: ProviderError['kind'],
    message: string,
    options: { cause: Error; status: number | null; retryAfterSeconds: number | null },
  ) {
    super('google', kind, message, options)
    this.status = options.status
  }
}

/** Turns a failed request into a GoogleError; anything else is thrown on as it is. */
export function googleError(service: GoogleService, call: string, error: unknown): unknown {
  const failure = failureOf(error)
  if (failure === null) return error
  const { status, reason, code, retryAfterSeconds } = failure
  const { kind, say } = judgements.find(({ applies }) => applies(failure)) ?? notUnderstood
  const detail = [status === null ? 'no answer' : `HTTP ${status}`, reason, code].filter(Boolean).join(' ')
  const cause = new Error(`${call}: ${detail}`)
  return new GoogleError(kind, say(service), { cause, status, retryAfterSeconds })
}

interface Judgement {
  applies(failure: GoogleFailure): boolean
  kind: ProviderError['kind']
  say(service: GoogleService): string
}

const isRefused = ({ status, reason }: GoogleFailure, reasons: Set<string>) =>
  status === 403 && reason !== null && reasons.has(reason)

/** The first that applies. Google says with 403 what others say with 429, so that the reason counts before the status. */
const judgements: Judgement[] = [
  {
    applies: ({ status }) => status === 401,
    kind: 'auth',
    say: () =>
      'Google no longer accepts this connection: run "afterword connect google" to connect it again.',
  },
  {
    applies: isRateLimit,
    kind: 'rate-limit',
    say: (service) => `${service} asks to be left alone for a while: Afterword tries again later by itself.`,
  },
  {
    applies: isTransient,
    kind: 'temporary',
    say: (service) => `${service} cannot be reached at the moment: Afterword tries again later by itself.`,
  },
  {
    applies: (failure) => isRefused(failure, scopeReasons),
    kind: 'auth',
    say: (service) =>
      `Afterword was not allowed to use ${service} in this way: run "afterword connect google" again and leave every box ticked.`,
  },
  {
    applies: (failure) => isRefused(failure, disabledReasons),
    kind: 'permanent',
    say: (service) =>
      `The API of ${service} is switched off in your Google Cloud project: enable it there under "APIs & Services".`,
  },
  {
    applies: ({ status }) => status === 403,
    kind: 'permanent',
    say: (service) =>
      `${service} does not allow this account to do that: ask the owner, or the administrator of your organisation.`,
  },
  {
    applies: ({ status }) => status === 404 || status === 410,
    kind: 'permanent',
    say: (service) =>
      service === 'Google Calendar'
        ? 'Google no longer shows one of your calendars: run "afterword connect google" again to go on with those it shows now.'
        : `${service} no longer has what was asked for: connect it again if it stays like this.`,
  },
]

const notUnderstood: Judgement = {
  applies: () => true,
  kind: 'permanent',
  say: (service) =>
    `${service} did not accept a request of Afterword: please report this with the lines of the log.`,
}

/** An answer that is cut off, or is not what was asked for. */
export function brokenAnswer(service: GoogleService, call: string): ProviderError {
  const cause = new Error(`${call}: the answer is incomplete`)
  const message = `${service} answered only in part: Afterword tries again later by itself.`
  return new ProviderError('google', 'temporary', message, { cause })
}
