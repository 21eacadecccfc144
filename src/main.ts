import { text } from 'node:stream/consumers'
import { terminalPrompts } from './cli/prompts.ts'
import { runCommandLine } from './cli/run-command-line.ts'

// Whoever reads may stop reading ("| head"): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { stdin, stderr } = process
const isTerminal = stderr.isTTY === true
const err = (words: string) => {
  stderr.write(words)
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (words) => process.stdout.write(words),
  err,
  isTerminal,
  readInput: () => text(stdin),
  prompts: isTerminal && stdin.isTTY === true ? terminalPrompts(stdin, err) : null,
})
