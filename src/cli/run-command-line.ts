import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { fileTrouble } from '../shared/file-trouble.ts'
import { ToldError } from '../shared/told-error.ts'
import { UsageError } from '../shared/usage-error.ts'
import { buildProgram } from './program.ts'
import type { Streams } from './streams.ts'

/**
 * Runs one command. The exit code: 0 all well; 1 something could not be done, it is said what, and the rest was
 * done; 2 wrong usage or configuration.
 */
export async function runCommandLine(argv: string[], streams: Streams): Promise<number> {
  let exitCode = 0
  const program = buildProgram(version(), streams, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, streams)
  }
}

function version(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .map(readIfThere)
    .find((text) => text !== null)
  return (JSON.parse(file ?? '{}') as { version?: string }).version ?? ''
}

/** In a checkout the sources lie one folder nearer to it than the built files do. */
function readIfThere(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** One clear sentence for what the user can mend; everything for what they cannot. */
function explain(error: unknown, { err }: Streams): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof UsageError) {
    err(`${error.message}\n`)
    return 2
  }
  const trouble = fileTrouble(error)
  if (trouble !== null) {
    const path = (error as NodeJS.ErrnoException).path
    err(`${path ?? 'The data folder'} cannot be used: ${trouble}.\n`)
    return 1
  }
  err(
    error instanceof ToldError
      ? `${error.message}\n`
      : `Something went wrong inside Afterword. ${describe(error)}\n`,
  )
  return 1
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
