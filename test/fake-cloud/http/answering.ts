import { authorize } from './authorize.ts'
import { type Answer, type Call, Refusal, type Route } from './call.ts'
import type { Asked, Serving } from './server.ts'
import { googleError, graphError } from './vendor-errors.ts'

/** "Requests concurrently made by one application to one mailbox": https://learn.microsoft.com/graph/throttling-limits */
const MOST_AT_ONCE = 4

/** Finds the route of a request, sees whether it is allowed, and has it handled. */
export class Answering {
  #serving: Serving

  constructor(serving: Serving) {
    this.#serving = serving
  }

  async answer(asked: Asked, longestPage: number): Promise<Answer> {
    const match = this.#serving.router.find(asked.entry.method, asked.url.pathname)
    if (!match)
      return { status: 404, body: `The fake does not know ${asked.entry.method} ${asked.url.pathname}.` }
    try {
      this.#limit(match.route, asked)
      return await match.route.handle(this.#callOf(match.route, match.params, asked, longestPage))
    } catch (error) {
      return error instanceof Refusal ? error.answer : this.#failed(match.route, error)
    }
  }

  #callOf(
    route: Route,
    params: Record<string, string>,
    { request, url, body }: Asked,
    longestPage: number,
  ): Call {
    const { tokens, now } = this.#serving
    const token =
      route.scopes === 'public' ? null : authorize(route, request.headers.authorization, tokens, now())
    const call = {
      provider: route.provider,
      method: route.method,
      path: url.pathname,
      origin: url.origin,
      params,
      query: url.searchParams,
      headers: request.headers,
      body,
      account: token?.account,
      scopes: token?.scopes ?? new Set(),
      longestPage,
    }
    // A public route has no account, and asks for none.
    return call as Call
  }

  #limit({ provider, path }: Route, { entry }: Asked): void {
    if (provider !== 'microsoft' || !path.startsWith('/v1.0/me/') || entry.concurrency <= MOST_AT_ONCE) return
    const message = 'Application is over its MailboxConcurrency limit.'
    const answer = graphError(429, 'ApplicationThrottled', message, this.#serving.now())
    throw new Refusal({ ...answer, headers: { ...answer.headers, 'retry-after': '1' } })
  }

  /** A mistake of the fake's own is told as one. */
  #failed({ provider }: Route, error: unknown): Answer {
    const message = `The fake failed: ${error instanceof Error ? error.stack : error}`
    return provider === 'google'
      ? googleError(500, 'backendError', message)
      : graphError(500, 'generalException', message, this.#serving.now())
  }
}
