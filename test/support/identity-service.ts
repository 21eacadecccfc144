import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { interactionPolicy } from 'oidc-provider'

export interface Person {
  sub: string
  [claim: string]: unknown
}

/** People of Google and of Microsoft, as their ID tokens tell of them. */
export const people: Record<string, Person> = {
  alice: { sub: 'alice', email: 'Alice@gmail.com', email_verified: true, name: 'Alice Archer' },
  bea: { sub: 'bea', email: 'bea@example.org', email_verified: true, name: 'Bea Brook' },
  carl: { sub: 'carl', email: 'carl@example.org', email_verified: false },
}

/** An OpenID provider by others, certified, which judges redirect, PKCE and code as strictly as they come. */
export async function startIdentityService(redirectUris: string[], known = people) {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'afterword-tests',
        client_secret: 'the-secret-of-the-application-the-secret',
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'oid', 'tid'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    findAccount: (_, id) => ({ accountId: id, claims: async () => known[id] ?? { sub: id } }),
    cookies: { keys: ['tests'] },
    interactions: { policy },
  })
  const serve = provider.callback()
  // Its own pages know no choice of accounts: there is one to choose.
  server.on('request', async (request, response) => {
    const isQuestion = request.method === 'GET' && request.url?.startsWith('/interaction/')
    const name = isQuestion && (await provider.interactionDetails(request, response)).prompt.name
    if (name !== 'select_account') return serve(request, response)
    return provider.interactionFinished(request, response, { select_account: {} })
  })
  return {
    issuer,
    registration: {
      clientId: 'afterword-tests',
      clientSecret: 'the-secret-of-the-application-the-secret',
      issuer,
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Signs in on the provider's own pages and consents; answers the address that it sends the browser back to. */
export async function signInAt(issuer: string, url: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(url)
  let form: URLSearchParams | null = null
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer: Response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location === null) {
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (!prompt) throw new Error(`The provider refuses: ${answer.status} ${page.slice(0, 2_000)}`)
      form = new URLSearchParams({ prompt, login, password: 'any' })
      continue
    }
    form = null
    next = new URL(location, next)
    if (next.origin !== issuer) return next
  }
  throw new Error('The provider never sent the browser back.')
}
