import type { GoogleOptions } from '../../../src/providers/google/index.ts'
import { alice } from './google-cloud.ts'

/** Google as the authors of `emulate` read it: our fake may be wrong where we are, theirs is not. */
export interface EmulatedGoogle {
  options: GoogleOptions
  /** Asks the API past our own client; undefined when there is no body. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

export async function emulatedGoogle(): Promise<EmulatedGoogle> {
  const { createEmulator } = await import('emulate')
  const seed = { google: { users: [{ email: alice, name: 'Alice Archer' }] } }
  const emulator = await createEmulator({ service: 'google', port: 0, seed })
  return {
    options: { accessToken: async () => 'any', apiRoot: `${emulator.url}/`, sleep: async () => {} },
    async ask(method, path, body) {
      const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
      const asked = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(`${emulator.url}${path}`, { method, headers, ...asked })
      if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status}`)
      const text = await answer.text()
      return text === '' ? undefined : JSON.parse(text)
    },
    close: () => emulator.close(),
  }
}

interface Draft {
  id: string
  message: { payload: { headers: { name: string; value: string }[] } }
}

/** What a user does to the draft with this Message-ID. */
export function draftsByHand({ ask }: EmulatedGoogle) {
  const root = '/gmail/v1/users/me/drafts'
  const find = async (messageId: string): Promise<Draft> => {
    const { drafts } = await ask<{ drafts: { id: string }[] }>('GET', root)
    for (const { id } of drafts) {
      const draft = await ask<Draft>('GET', `${root}/${id}?format=full`)
      if (draft.message.payload.headers.some(({ value }) => value === messageId)) return draft
    }
    throw new Error(`No draft ${messageId}.`)
  }
  return {
    async edit({ messageId }: { messageId: string }) {
      const { id } = await find(messageId)
      const { message } = await ask<{ message: { raw: string } }>('GET', `${root}/${id}?format=raw`)
      const raw = `${Buffer.from(message.raw, 'base64url').toString('latin1')}One word more.\r\n`
      const edited = Buffer.from(raw, 'latin1').toString('base64url')
      await ask('PUT', `${root}/${id}`, { message: { raw: edited } })
    },
    async send({ messageId }: { messageId: string }) {
      await ask('POST', `${root}/send`, { id: (await find(messageId)).id })
    },
    async remove({ messageId }: { messageId: string }) {
      await ask('DELETE', `${root}/${(await find(messageId)).id}`)
    },
  }
}
