// Best practices: https://learn.microsoft.com/graph/best-practices-concept
import type { z } from 'zod'
import { ProviderError } from '../../shared/provider-error.ts'
import { callLimitOf } from './call-limit.ts'
import { type GraphAnswer, type GraphCall, sendToGraph } from './graph-transport.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'
import { isMissing, isOfGraph, refusedError, strangeError, unreachableError } from './microsoft-errors.ts'

type ReadCall = Omit<GraphCall, 'method' | 'body'>
type WriteCall = Omit<GraphCall, 'prefer'>

/** Graph for one account. Everything throws a ProviderError, and the caller's own reason when its signal fires. */
export interface GraphClient {
  /** Reads; tried again a few times when Microsoft stumbles. */
  get<T>(call: ReadCall, shape: z.ZodType<T>): Promise<T>
  /** The same, or null when there is no such thing. */
  find<T>(call: ReadCall, shape: z.ZodType<T>): Promise<T | null>
  /** Writes, once: whether it happened after all when the answer is lost, the caller finds out. */
  write<T>(call: WriteCall, shape: z.ZodType<T>): Promise<T>
  /** Writes where nothing is answered. */
  act(call: WriteCall): Promise<void>
}

/** How often a read is tried again. */
const mostRepeats = 3
/** The first pause between two tries, in milliseconds; each is twice the one before, more or less. */
const firstPause = 500
/** The longest wait that Microsoft may ask for without the pass going on with something else; seconds. */
const longestWait = 5

export function createGraphClient(account: MicrosoftAccount): GraphClient {
  const limit = callLimitOf(account.graphRoot, account.accountEmail)
  const once = (call: GraphCall) => limit.run(() => authorised(account, call))
  const get = <T>(call: ReadCall, shape: z.ZodType<T>) =>
    patiently(account, async () => parsed(await once({ ...call, method: 'GET' }), shape))
  return {
    get,
    find: (call, shape) =>
      get(call, shape).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      }),
    write: async (call, shape) => parsed(await once(call), shape),
    act: async (call) => {
      await once(call)
    },
  }
}

/** A refused token is changed for another one, once; what was refused was not done, so that it may be done again. */
async function authorised(account: MicrosoftAccount, call: GraphCall): Promise<GraphAnswer> {
  const token = await account.accessToken()
  const first = await attempt(account, call, token)
  if (first.status !== 401) return accepted(first)
  return accepted(await attempt(account, call, await account.accessToken({ refused: token })))
}

async function attempt(account: MicrosoftAccount, call: GraphCall, token: string): Promise<GraphAnswer> {
  try {
    return await sendToGraph(account.graphRoot, call, token)
  } catch (error) {
    call.signal?.throwIfAborted()
    throw unreachableError(error)
  }
}

function accepted(answer: GraphAnswer): GraphAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refusedError(answer)
}

function parsed<T>({ status, text }: GraphAnswer, shape: z.ZodType<T>): T {
  const found = shape.safeParse(jsonOf(text))
  if (!found.success) throw strangeError(status)
  return found.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function patiently<T>(account: MicrosoftAccount, step: () => Promise<T>): Promise<T> {
  const { random = Math.random, sleep = realSleep } = account
  for (let repeats = 0; ; repeats++) {
    try {
      return await step()
    } catch (error) {
      const pause = pauseAfter(error, repeats, random)
      if (pause === null) throw error
      await sleep(pause)
    }
  }
}

/** Milliseconds until the next try; null when there is none. */
function pauseAfter(error: unknown, repeats: number, random: () => number): number | null {
  // What keeps the token from being had is for those to handle who get it.
  if (!(error instanceof ProviderError) || !isOfGraph(error) || repeats >= mostRepeats) return null
  if (error.kind !== 'temporary' && error.kind !== 'rate-limit') return null
  const { retryAfterSeconds } = error
  if (retryAfterSeconds !== null) return retryAfterSeconds <= longestWait ? retryAfterSeconds * 1000 : null
  // Many who stumbled together must not come back together.
  return firstPause * 2 ** repeats * (0.5 + random())
}

function realSleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
