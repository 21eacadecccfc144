import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { askConsent, type ConsentSurroundings } from '../../src/connect/ask-consent.ts'
import type { ConsentAnswer, ConsentPort, ConsentQuestion } from '../../src/connect/consent-port.ts'
import { ProviderError } from '../../src/shared/provider-error.ts'

/** A provider that grants these scopes; what it is asked and given is kept. */
function provider(scopes: string[]) {
  const asked: ConsentQuestion[] = []
  const redeemed: ConsentAnswer[] = []
  const port: ConsentPort = {
    service: 'google',
    redirectHost: '127.0.0.1',
    permissions: () => [
      { scope: 'see', meaning: 'see your calendars' },
      { scope: 'list', meaning: 'see their list' },
    ],
    isGranted: ({ scope }, given) => given.includes(scope),
    questionUrl: async (question) => {
      asked.push(question)
      return question.redirectUri
    },
    redeem: async (answer) => {
      redeemed.push(answer)
      const grant = { refreshToken: 'r', accessToken: 'a', scopes, expiresAt: null }
      return { account: 'alice@gmail.test', name: null, grant }
    },
    listCalendars: async () => [],
    revoke: async () => true,
  }
  return { port, asked, redeemed }
}

type Visit = (redirectUri: string, state: string) => Promise<unknown>

/** Asks, and comes back from the browser as `visit` does. */
async function ask(
  scopes: string[],
  visit: Visit,
  given: Partial<ConsentSurroundings> = {},
): Promise<{ error: ProviderError | null; asked: ConsentQuestion[]; redeemed: ConsentAnswer[] }> {
  const { port, asked, redeemed } = provider(scopes)
  let visited: Promise<unknown> = Promise.resolve()
  const round = { purpose: 'calendar', tasks: false } as const
  const error = await askConsent(port, round, null, {
    patience: 10_000,
    signal: new AbortController().signal,
    show: async (url) => {
      visited = visit(url, asked[0]?.state ?? '')
    },
    ...given,
  }).then(
    () => null,
    (reason: unknown) => reason,
  )
  await visited
  if (error !== null && !(error instanceof ProviderError)) throw error
  return { error, asked, redeemed }
}

const all = ['see', 'list']
const back =
  (query: (state: string) => Record<string, string>): Visit =>
  (url, state) =>
    fetch(`${url}/?${new URLSearchParams(query(state))}`)

describe('asking for consent', () => {
  it('redeems the code with the verifier of its own question (PKCE S256)', async () => {
    const { error, asked, redeemed } = await ask(
      all,
      back((state) => ({ state, code: 'the-code' })),
    )
    expect(error).toBeNull()
    const { createHash } = await import('node:crypto')
    const [answer] = redeemed
    expect(answer?.code).toBe('the-code')
    expect(
      createHash('sha256')
        .update(answer?.verifier ?? '')
        .digest('base64url'),
    ).toBe(asked[0]?.challenge)
    expect(asked[0]?.redirectUri).toBe(answer?.redirectUri)
  })

  it('asks with another state and verifier each time', async () => {
    const visit = back((state) => ({ state, code: 'c' }))
    const [one, two] = [await ask(all, visit), await ask(all, visit)]
    expect(one.asked[0]?.state).not.toBe(two.asked[0]?.state)
    expect(one.redeemed[0]?.verifier).not.toBe(two.redeemed[0]?.verifier)
  })

  it('shows strangers the door: a wrong state changes nothing, and the right one still counts', async () => {
    const statuses: number[] = []
    const { error, redeemed } = await ask(all, async (url, state) => {
      for (const query of [`state=wrong&code=evil`, `code=evil`, `error=access_denied`, `state=${state}`])
        statuses.push((await fetch(`${url}/?${query}`)).status)
      statuses.push((await fetch(`${url}/favicon.ico`)).status)
      statuses.push((await fetch(`${url}/?state=${state}&code=evil`, { method: 'POST' })).status)
      statuses.push(await statusAs('evil.example', `${url}/?state=${state}&code=evil`))
      await fetch(`${url}/?state=${state}&code=good`)
    })
    expect(error).toBeNull()
    expect(statuses).toEqual([400, 400, 400, 400, 404, 404, 404])
    expect(redeemed.map(({ code }) => code)).toEqual(['good'])
  })

  it('shows a page that holds nothing of the request, loads nothing and is not kept', async () => {
    let page = ''
    let headers = new Headers()
    await ask(all, async (url, state) => {
      const response = await fetch(
        `${url}/?${new URLSearchParams({ state, code: '<script>alert(1)</script>' })}`,
      )
      headers = response.headers
      page = await response.text()
    })
    expect(page).toContain('You can close this window')
    expect(page).not.toMatch(/script|alert/)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ])
  })

  it.each([
    ['access_denied', '', 'You did not allow it at Google'],
    ['access_denied', 'AADSTS90094: admin consent', 'an administrator of your organisation must allow'],
    ['admin_policy_enforced', '', 'an administrator of your organisation must allow'],
    ['server_error', '', 'cannot sign you in just now'],
    ['<b>odd</b>', 'a secret text', 'refused the sign-in (without a reason)'],
  ])('says in a sentence what %s %s means', async (code, description, sentence) => {
    const { error } = await ask(
      all,
      back((state) => ({ state, error: code, error_description: description })),
    )
    expect(error?.message).toContain(sentence)
    expect(error?.message).not.toContain('secret text')
  })

  it('names what the user has unticked', async () => {
    const { error } = await ask(
      ['see'],
      back((state) => ({ state, code: 'c' })),
    )
    expect(error?.message).toContain('you did not allow Afterword to “see their list”')
  })

  it('ends when nobody comes, and when it is broken off, and frees its port', async () => {
    const late = await ask(all, async () => {}, { patience: 50 })
    expect(late.error?.message).toContain('No answer came from Google')
    const interrupt = new AbortController()
    const broken = await ask(all, async () => interrupt.abort(), { signal: interrupt.signal })
    expect(broken.error?.message).toContain('Broken off')
    for (const { asked } of [late, broken])
      await expect(fetch(asked[0]?.redirectUri ?? '')).rejects.toThrow('fetch failed')
  })
})

/** The status for a browser that was led here under another name. */
function statusAs(host: string, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })
}
