/** What was posted to an application, and what it answered. */
export interface Delivery {
  to: string
  headers: Record<string, string>
  body: unknown
  /** Null when nobody answered. */
  status: number | null
}

/** Posts notifications. They are not waited for by what caused them; `settled` waits. */
export class Deliveries {
  readonly all: Delivery[] = []
  #pending = new Set<Promise<unknown>>()
  #copies = 1
  #toLose = 0

  /** Every notification comes this many times. */
  repeat(copies: number): void {
    this.#copies = copies
  }

  /** The next ones never come. */
  lose(count: number): void {
    this.#toLose = count
  }

  /** All that was posted has been answered. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  notify(to: string, headers: Record<string, string>, body: unknown): void {
    if (this.#toLose > 0) {
      this.#toLose--
      return
    }
    for (let copy = 0; copy < this.#copies; copy++) void this.post(to, headers, body)
  }

  async post(to: string, headers: Record<string, string>, body: unknown): Promise<Answered> {
    const delivery: Delivery = { to, headers, body, status: null }
    this.all.push(delivery)
    const posted = post(to, headers, body)
    this.#pending.add(posted)
    const answered = await posted
    this.#pending.delete(posted)
    delivery.status = answered.status
    return answered
  }
}

export interface Answered {
  status: number | null
  text: string
}

/** An application has ten seconds to answer. */
const PATIENCE = 10_000

async function post(to: string, headers: Record<string, string>, body: unknown): Promise<Answered> {
  try {
    const response = await fetch(to, {
      method: 'POST',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    return { status: null, text: '' }
  }
}
