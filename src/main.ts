import { runCommandLine } from './cli/run-command-line.ts'

const isTerminal = process.stderr.isTTY === true

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal,
})
