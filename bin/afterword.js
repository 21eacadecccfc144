#!/usr/bin/env node
// Runs Afterword with the Node.js it was made for, whichever one started this file.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../dist/src/main.js', import.meta.url))
const main = existsSync(built) ? built : fileURLToPath(new URL('../src/main.ts', import.meta.url))
const runtime = dirname(createRequire(import.meta.url).resolve('node/package.json'))
const executable = join(runtime, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const child = spawn(
  existsSync(executable) ? executable : process.execPath,
  [main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
// The terminal sends Ctrl-C to both; the child finishes its work and decides the exit code.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
