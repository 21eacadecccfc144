// Errors: https://learn.microsoft.com/graph/errors, throttling: https://learn.microsoft.com/graph/throttling
import { ProviderError, type ProviderErrorKind } from '../../shared/provider-error.ts'
import type { GraphAnswer } from './graph-transport.ts'

/** What is known of a failed call, and may stand in a log: no address, no token, no body. */
export class GraphFailure extends Error {
  /** Null when there was no answer. */
  readonly status: number | null
  /** Graph's own word for it, such as `ErrorItemNotFound`. */
  readonly code: string | null

  constructor(status: number | null, code: string | null, detail: string | null = null) {
    super(`Graph: ${[status ?? 'no answer', code, detail].filter((part) => part !== null).join(' ')}`)
    this.name = 'GraphFailure'
    this.status = status
    this.code = code
  }
}

const again = 'connect it again with "afterword connect microsoft"'

const sentences = {
  unreachable: 'Microsoft cannot be reached: check the connection to the internet; it will be tried again.',
  busy: 'Microsoft has a problem at the moment: nothing is lost, and it will be tried again.',
  throttled: 'Microsoft asks Afterword to wait: nothing is to be done, it goes on by itself.',
  unauthorized: `Microsoft no longer accepts the sign-in of this account: ${again}.`,
  forbidden: `Microsoft does not let Afterword into this part of the account: ${again} and allow what is asked.`,
  noMailbox: 'This Microsoft account has no mailbox at Microsoft: connect one that has.',
  full: 'The mailbox at Microsoft is full: make room in it; it will be tried again.',
  gone: 'Microsoft no longer has one of your calendars or folders: run "afterword connect microsoft" again to go on with those there are now.',
  refused: 'Microsoft does not understand what Afterword asked: look for a newer Afterword, and report it.',
}

/** An answer that is none of those hoped for, as an error. */
export function refusedError(answer: GraphAnswer): ProviderError {
  const failure = new GraphFailure(answer.status, codeOf(answer.text))
  const retryAfterSeconds = secondsToWait(answer.headers)
  const { kind, message } = meaningOf(answer.status, failure.code ?? '', retryAfterSeconds)
  return new ProviderError('microsoft', kind, message, { cause: failure, retryAfterSeconds })
}

/** No answer, or one that broke off or makes no sense. */
export function unreachableError(error: unknown): ProviderError {
  const failure = new GraphFailure(null, null, reasonOf(error))
  return new ProviderError('microsoft', 'temporary', sentences.unreachable, { cause: failure })
}

/** An answer of another shape than Microsoft describes. */
export function strangeError(status: number): ProviderError {
  const cause = new GraphFailure(status, null, 'answered in another shape')
  return new ProviderError('microsoft', 'temporary', sentences.busy, { cause })
}

/** The status of the answer behind an error; null when there was none. */
export function statusOf(error: unknown): number | null {
  return failureOf(error)?.status ?? null
}

/** Graph's word for an error; empty when it has none. */
export function graphCodeOf(error: unknown): string {
  return failureOf(error)?.code ?? ''
}

/** Did Graph fail, and nothing before it? */
export function isOfGraph(error: unknown): boolean {
  return failureOf(error) !== null
}

/** Is what was asked for not there? */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && !/mailbox/i.test(graphCodeOf(error))
}

function failureOf(error: unknown): GraphFailure | null {
  return error instanceof ProviderError && error.cause instanceof GraphFailure ? error.cause : null
}

function meaningOf(
  status: number,
  code: string,
  retryAfterSeconds: number | null,
): { kind: ProviderErrorKind; message: string } {
  if (/quota|MailboxStoreFull/i.test(code) && status !== 429) {
    return { kind: 'permanent', message: sentences.full }
  }
  if (status === 429 || (status >= 500 && retryAfterSeconds !== null)) {
    return { kind: 'rate-limit', message: sentences.throttled }
  }
  if (status >= 500 || [408, 409, 412, 423].includes(status)) {
    return { kind: 'temporary', message: sentences.busy }
  }
  if (status === 401) return { kind: 'auth', message: sentences.unauthorized }
  if (status === 403) return { kind: 'auth', message: sentences.forbidden }
  if (/mailbox/i.test(code)) return { kind: 'permanent', message: sentences.noMailbox }
  return { kind: 'permanent', message: status === 404 || status === 410 ? sentences.gone : sentences.refused }
}

/** Of the body only Graph's word for the error is kept: the text beside it may repeat what was sent. */
function codeOf(text: string): string | null {
  try {
    const code: unknown = JSON.parse(text)?.error?.code
    return typeof code === 'string' && /^[\w.-]{1,80}$/.test(code) ? code : null
  } catch {
    return null
  }
}

/** Seconds, or a date that is compared with the server's own clock (RFC 9110, 10.2.3). */
function secondsToWait(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  const until = Date.parse(value) - Date.parse(headers.get('date') ?? '')
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : Math.ceil(until / 1000)
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

/** The name of what the network said, without the address it said it about. */
function reasonOf(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const code = 'code' in each ? each.code : null
    if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) return code
  }
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : null
}
