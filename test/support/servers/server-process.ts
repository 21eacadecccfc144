import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from './ended.ts'
import { freePort } from './free-port.ts'

/** A real server of another project, started for a test on loopback and stopped after it. */
export interface TestServer {
  port: number
  folder: string
  stop(): Promise<void>
}

export interface ServerCommand {
  program: string
  /** Prepares the folder and says with which arguments the program is started. */
  prepare(folder: string, port: number): Promise<string[]>
}

export async function startServer({ program, prepare }: ServerCommand): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), `afterword-${program}-`))
  const port = await freePort()
  const child = spawn(program, await prepare(folder, port), { stdio: ['ignore', 'ignore', 'pipe'] })
  const log: string[] = []
  child.stderr.on('data', (chunk) => log.push(String(chunk)))
  const stop = async () => {
    await ended(child, 'SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await answering(port, child)
  } catch (error) {
    await stop()
    throw new Error(`${program} does not start: ${log.join('').slice(-2_000)}`, { cause: error })
  }
  return { port, folder, stop }
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error('it ended')
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer) return void (await answer.body?.cancel())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it does not answer')
}
