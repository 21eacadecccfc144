import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { googlePermissions, identityScopes } from '../../src/providers/google/google-permissions.ts'
import { atShellWith, googleAt, microsoftAt } from '../support/connecting.ts'

/** Everything that must never be seen: what the sign-in gives out, and what it repeats when it fails. */
const secrets = /SECRET-\w+/

const calendarRound = { purpose: 'calendar', tasks: false } as const
const googleScopes = [...identityScopes, ...googlePermissions(calendarRound).map(({ scope }) => scope)].join(
  ' ',
)

/**
 * A sign-in that gives out secrets, and whose every later answer fails and repeats them, as servers and the errors of
 * their libraries do.
 */
async function startLeakyService() {
  const seen: string[] = []
  const idToken = [
    'e30',
    Buffer.from('{"email":"alice@mail.test","sub":"1"}').toString('base64url'),
    'SECRET-sig',
  ]
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    seen.push(`${pathname} ${request.headers.authorization ?? ''} ${body}`)
    const answer = (status: number, document: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    if (body.includes('authorization_code'))
      return answer(200, {
        access_token: 'SECRET-access',
        refresh_token: 'SECRET-refresh',
        id_token: idToken.join('.'),
        scope: new URLSearchParams(body).get('scope') ?? googleScopes,
        expires_in: 3600,
        token_type: 'Bearer',
      })
    if (pathname.endsWith('/me')) return answer(200, { userPrincipalName: 'alice@mail.test' })
    answer(403, { error: 'forbidden', error_description: `${body} SECRET-echo`, headers: request.headers })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen, stop: () => server.close() }
}

/** Comes back from the sign-in at once, with a code. */
function comeBack(url: string): void {
  const asked = new URL(url).searchParams
  const query = new URLSearchParams({ state: asked.get('state') ?? '', code: 'SECRET-code' })
  void fetch(`${asked.get('redirect_uri')}/?${query}`).catch(() => {})
}

describe.each([
  ['google', googleAt],
  ['microsoft', microsoftAt],
] as const)('a run at %s in which everything fails', (kind, settingsAt) => {
  it('shows no token, code or answer on its streams, and keeps none in its files', async () => {
    const service = await startLeakyService()
    const shell = atShellWith(settingsAt(service.url))
    const { code, out, err } = await shell.run(['connect', kind, '--no-browser'], comeBack)
    expect(code).toBe(1)
    expect(service.seen.join('\n')).toMatch(/SECRET-code[\s\S]*SECRET-access/)
    for (const text of [out, err, shell.everythingKept()]) expect(text).not.toMatch(secrets)
    expect(err).toMatch(/See docs\/connect-/)
    service.stop()
  })
})
