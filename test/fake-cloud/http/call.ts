import type { IncomingHttpHeaders } from 'node:http'
import type { AccountState } from '../world/account-state.ts'
import type { Provider } from '../world/types.ts'

/** A request as a handler sees it. */
export interface Call {
  provider: Provider
  method: string
  path: string
  /** Where the fake is reached: scheme, host and port. */
  origin: string
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** JSON, or the fields of a form. */
  body: unknown
  account: AccountState
  scopes: Set<string>
  /** No page is longer, whatever is asked for. */
  longestPage: number
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  /** A string is sent as it is. */
  body?: unknown
}

export interface Route {
  provider: Provider
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/me/messages/{id}`: what stands in braces comes as a parameter. */
  path: string
  /** One of these is needed. `public`: no token is. */
  scopes: readonly string[] | 'public'
  handle: (call: Call) => Answer | Promise<Answer>
}

/** Thrown where a handler finds that it must refuse. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`${answer.status}`)
    this.answer = answer
  }
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const noContent: Answer = { status: 204 }
