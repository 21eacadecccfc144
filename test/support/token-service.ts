import { OAuth2Server } from 'oauth2-mock-server'
import type { AccountService } from '../../src/shared/must-connect-again.ts'

/** What the token endpoint answers instead of tokens. */
export interface Fault {
  status: number
  body: Record<string, unknown>
}

/** A token endpoint written by others, which counts what it is asked and fails as it is told. */
export async function startTokenService() {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const url = `http://127.0.0.1:${server.address().port}`
  const asked: { refresh_token?: string; grant_type: string }[] = []
  const answered: Record<string, unknown>[] = []
  let faults: Fault[] = []
  server.service.on('beforeResponse', (response, request) => {
    asked.push(request.body)
    const fault = faults.shift()
    // Tokens of one second are alike there.
    if (response.body) response.body.access_token = `${String(response.body.access_token)}-${asked.length}`
    if (fault) Object.assign(response, { statusCode: fault.status, body: fault.body })
    answered.push({ ...response.body })
  })
  return {
    url,
    asked,
    answered,
    /** The next answers are these, then all is well again. */
    fail: (...next: Fault[]) => {
      faults = next
    },
    /** Settings that lead here, for either provider. */
    settings: {
      google: { clientId: 'afterword-tests', tokenUrl: `${url}/token` },
      microsoft: {
        clientId: 'afterword-tests',
        authority: 'https://login.emulator.test',
        tokenUrl: `${url}/token`,
      },
    } satisfies Record<AccountService, Record<string, string>>,
    stop: () => server.stop(),
  }
}
