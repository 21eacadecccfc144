import type { Command } from 'commander'
import type { GlobalOptions } from './session.ts'

/** Gets the exit code of the command that ran. */
export type Done = (code: number) => void

/** Gathers the values of an option that may be given several times. */
export const list = (value: string, before: string[] | undefined) => [...(before ?? []), value]

/** The options of a command together with those given before it. */
export function optionsOf<T extends GlobalOptions>(command: Command): T {
  return { ...command.parent?.opts(), ...command.opts() } as T
}
