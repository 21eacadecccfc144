import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Prompts } from '../../src/cli/prompts.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import type { CommandResult } from './command-line.ts'

/** What a command is told while it runs. */
export interface Keyboard {
  piped?: string
  /** Only where somebody sits at a terminal. */
  prompts?: Prompts | null
}

/** Somebody at a shell with settings of their own, whose commands ask for a browser now and then. */
export function atShellWith(settings: Record<string, unknown>) {
  const data = join(mkdtempSync(join(tmpdir(), 'afterword-connect-')), 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'config.yaml'), stringify(settings))

  /** Runs a command; `visit` is called with every address it prints for a browser. */
  const run = async (
    args: string[],
    visit: (url: string) => void = () => {},
    { piped = '', prompts = null }: Keyboard = {},
  ): Promise<CommandResult> => {
    let out = ''
    let err = ''
    const streams = {
      out: (text: string) => {
        out += text
      },
      err: (text: string) => {
        err += text
        const url = /^ {2}(https?:\S+)$/m.exec(text)?.[1]
        if (url) visit(url)
      },
      isTerminal: false,
      readInput: async () => piped,
      prompts,
    }
    const code = await runCommandLine(['--data', data, ...args], streams)
    return { code, out, err }
  }

  /** Every byte that Afterword keeps. */
  const everythingKept = () =>
    readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n')

  return { data, run, everythingKept }
}

/** Settings that lead to an emulator of Google. */
export function googleAt(url: string) {
  return {
    google: {
      clientId: 'afterword-tests',
      clientSecret: 'the-secret-of-the-application',
      authUrl: `${url}/o/oauth2/v2/auth`,
      tokenUrl: `${url}/oauth2/token`,
      revokeUrl: `${url}/oauth2/revoke`,
      apiRoot: `${url}/`,
    },
  }
}

/** Settings that lead to an emulator of Microsoft; MSAL wants an authority with TLS, and gets a name for one. */
export function microsoftAt(url: string) {
  return {
    microsoft: {
      clientId: 'afterword-tests',
      authority: 'https://login.emulator.test',
      authUrl: `${url}/oauth2/v2.0/authorize`,
      tokenUrl: `${url}/oauth2/v2.0/token`,
      graphRoot: `${url}/v1.0`,
    },
  }
}

export const calendarScopes =
  'openid https://www.googleapis.com/auth/calendar.calendarlist.readonly https://www.googleapis.com/auth/calendar.events.readonly'

const stops: (() => void)[] = []

export function stopSignIns(): void {
  for (const stop of stops.splice(0)) stop()
}

/** A sign-in that answers every code like this, and has one calendar. */
export async function startSignIn(tokens: Record<string, unknown>) {
  const idToken = [
    'e30',
    Buffer.from('{"email":"Alice@mail.test","name":"Alice"}').toString('base64url'),
    's',
  ]
  const usual = { access_token: 'a', refresh_token: 'r', id_token: idToken.join('.'), scope: calendarScopes }
  const server = createServer((request, response) => {
    const isList = request.url?.includes('calendarList')
    const items = [{ id: 'alice@mail.test', summary: 'Alice', primary: true }]
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(isList ? { items } : { ...usual, expires_in: 3600, ...tokens }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  stops.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
