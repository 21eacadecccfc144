import { spawnSync } from 'node:child_process'

/** Whether a program is there; where continuous integration runs, which installs it, its absence is a failure. */
export function isInstalled(command: string, ...args: string[]): boolean {
  const isThere = spawnSync(command, args, { stdio: 'ignore' }).status === 0
  if (!isThere && process.env.CI) throw new Error(`${command} ${args.join(' ')} must work where CI runs`)
  if (!isThere)
    process.stdout.write(`Skipped: what needs ${command} ${args.join(' ')}, which does not work here.\n`)
  return isThere
}
