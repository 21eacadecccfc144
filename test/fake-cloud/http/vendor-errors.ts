import type { Answer } from './call.ts'

/** https://developers.google.com/workspace/calendar/api/guides/errors */
export function googleError(status: number, reason: string, message: string, domain = 'global'): Answer {
  return {
    status,
    body: { error: { code: status, message, errors: [{ domain, reason, message }], status: STATUS[status] } },
  }
}

const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  410: 'FAILED_PRECONDITION',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

/** https://learn.microsoft.com/graph/errors */
export function graphError(status: number, code: string, message: string, at: string): Answer {
  const id = '00000000-0000-0000-0000-000000000000'
  const innerError = { date: at.slice(0, 19), 'request-id': id, 'client-request-id': id }
  return { status, headers: { 'request-id': id }, body: { error: { code, message, innerError } } }
}
