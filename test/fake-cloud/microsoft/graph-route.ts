import type { Call, Route } from '../http/call.ts'
import { Refusal } from '../http/call.ts'
import { graphError } from '../http/vendor-errors.ts'

const ROOT = '/v1.0'

export const route = (
  method: Route['method'],
  path: string,
  scopes: Route['scopes'],
  handle: Route['handle'],
): Route => ({ provider: 'microsoft', method, path: ROOT + path, scopes, handle })

export const refuse = (status: number, code: string, message: string, now: string): Refusal =>
  new Refusal(graphError(status, code, message, now))

/** A preference of the request: `Prefer: outlook.timezone="UTC", IdType="ImmutableId"`. */
export function preference({ headers }: Call, name: string): string | null {
  const given = [headers.prefer ?? []].flat().join(',')
  const found = new RegExp(
    `(?:^|[,;])\\s*${name.replace('.', '\\.')}\\s*=\\s*(?:"([^"]*)"|([^,;\\s]+))`,
    'i',
  ).exec(given)
  return found ? (found[1] ?? found[2] ?? null) : null
}

export const wantsImmutableIds = (call: Call): boolean =>
  preference(call, 'IdType')?.toLowerCase() === 'immutableid'

export const context = (call: Call, what: string): string =>
  `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(call.account.email)}')/${what}`
