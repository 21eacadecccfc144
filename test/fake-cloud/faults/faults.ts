import { seeded } from '../random.ts'
import type { Provider } from '../world/types.ts'
import type { Fault } from './fault.ts'

/** Which requests a fault is for; what is not named may be anything. */
export interface Requests {
  provider?: Provider
  method?: string
  /** Part of the path, or a pattern for it. */
  path?: string | RegExp
  account?: string
}

export interface Incoming {
  provider: Provider
  method: string
  path: string
  account: string | null
}

/** A fault that was set up: how often it hit, and an end to it. */
export interface Armed {
  readonly hits: number
  stop(): void
}

interface Rule extends Armed {
  hits: number
  /** Null when this request is spared. */
  next: (request: Incoming) => Fault | null
}

/** What is to go wrong. Rules are asked in the order in which they were made. */
export class Faults {
  #rules = new Set<Rule>()

  on(requests: Requests = {}): Arming {
    return new Arming(requests, (next) => this.#add(next))
  }

  clear(): void {
    this.#rules.clear()
  }

  /** Everything that happens to one request. */
  hit(request: Incoming): Fault[] {
    const found: Fault[] = []
    for (const rule of this.#rules) {
      const fault = rule.next(request)
      if (fault === null) continue
      rule.hits++
      found.push(fault)
    }
    return found
  }

  #add(next: Rule['next']): Armed {
    const rule: Rule = { hits: 0, next, stop: () => this.#rules.delete(rule) }
    this.#rules.add(rule)
    return rule
  }
}

/** How often it happens. */
export class Arming {
  #requests: Requests
  #add: (next: Rule['next']) => Armed

  constructor(requests: Requests, add: (next: Rule['next']) => Armed) {
    this.#requests = requests
    this.#add = add
  }

  once(fault: Fault): Armed {
    return this.times(1, fault)
  }

  times(count: number, fault: Fault): Armed {
    return this.#when((call) => (call <= count ? fault : null))
  }

  /** The nth of these requests from now on, counted from one. */
  nth(which: number, fault: Fault): Armed {
    return this.#when((call) => (call === which ? fault : null))
  }

  always(fault: Fault): Armed {
    return this.#when(() => fault)
  }

  /** Each with this probability, one of the faults, the same ones for the same seed. */
  atRandom(probability: number, seed: number, faults: Fault[]): Armed {
    const random = seeded(seed)
    return this.#when(() => {
      const [hits, which] = [random() < probability, random()]
      return hits ? (faults[Math.floor(which * faults.length)] ?? null) : null
    })
  }

  everyTenth(seed: number, faults: Fault[]): Armed {
    return this.atRandom(0.1, seed, faults)
  }

  #when(decide: (call: number) => Fault | null): Armed {
    let calls = 0
    return this.#add((request) => (matches(this.#requests, request) ? decide(++calls) : null))
  }
}

function matches({ provider, method, path, account }: Requests, request: Incoming): boolean {
  return (
    (provider === undefined || provider === request.provider) &&
    (method === undefined || method === request.method) &&
    (account === undefined || account === request.account) &&
    (path === undefined || (typeof path === 'string' ? request.path.includes(path) : path.test(request.path)))
  )
}
