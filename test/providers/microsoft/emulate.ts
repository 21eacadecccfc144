import { createServer } from 'node:net'
import type { MicrosoftAccount } from '../../../src/providers/microsoft/microsoft-account.ts'

export interface EmulatedMicrosoft {
  access: MicrosoftAccount
  /** Asks Graph past our own client; undefined when nothing is answered. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

/** Microsoft as the authors of @inbox-zero/emulate read it: our stand-in may be wrong where we are, theirs is not. */
export async function emulatedMicrosoft(): Promise<EmulatedMicrosoft> {
  const { createEmulator } = await import('@inbox-zero/emulate')
  const email = 'alice@example.org'
  const seed = { microsoft: { users: [{ email, name: 'Alice Archer' }] }, tokens: { any: { login: email } } }
  const emulator = await createEmulator({ service: 'microsoft', port: await freePort(), seed })
  const graphRoot = `${emulator.url}/v1.0`
  return {
    access: { accountEmail: email, graphRoot, accessToken: async () => 'any', sleep: async () => {} },
    async ask(method, path, body) {
      const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
      const asked = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(`${graphRoot}/${path}`, { method, headers, ...asked })
      if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status}`)
      const text = await answer.text()
      return text === '' ? undefined : JSON.parse(text)
    },
    close: () => emulator.close(),
  }
}

/** The emulator wants to be told. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
