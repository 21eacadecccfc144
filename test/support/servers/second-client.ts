import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended } from './ended.ts'

const script = fileURLToPath(new URL('second-client.py', import.meta.url))
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

export interface SeenByAnother {
  uid: number
  flags: string[]
  source: string
}

export interface ImapLogin {
  port: number
  user: string
  password: string
}

/** Another mail program: Python's imaplib, by other people than our client. */
export interface SecondClient {
  act(login: ImapLogin, action: string, details?: Record<string, unknown>): Promise<SeenByAnother[]>
  stop(): Promise<void>
}

export function startSecondClient(): SecondClient {
  const program = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]()
  return {
    async act(login, action, details = {}) {
      program.stdin.write(`${JSON.stringify({ ...login, action, ...details })}\n`)
      const { value } = await answers.next()
      const { answer, error } = JSON.parse(value as string) as { answer: SeenByAnother[]; error?: string }
      if (error) throw new Error(`${action}: ${error}`)
      return answer
    },
    stop: () => ended(program),
  }
}
