import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { type IcsEntry, icsFile } from './ics-file.ts'

export interface CommandResult {
  code: number
  out: string
  err: string
}

/** Alice at a shell: a folder with her calendar, her mailbox and Afterword's data, and commands run in it. */
export function atShell(entries: IcsEntry[]) {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-shell-'))
  const paths = {
    folder,
    calendar: join(folder, 'calendar.ics'),
    mailbox: join(folder, 'mailbox'),
    data: join(folder, 'data'),
  }
  const setCalendar = (changed: IcsEntry[]) => writeFileSync(paths.calendar, icsFile(changed))
  setCalendar(entries)

  const run = async (...args: string[]): Promise<CommandResult> => {
    let out = ''
    let err = ''
    const streams = {
      out: (text: string) => {
        out += text
      },
      err: (text: string) => {
        err += text
      },
      isTerminal: false,
      readInput: async () => '',
      prompts: null,
    }
    const code = await runCommandLine(['--data', paths.data, ...args], streams)
    return { code, out, err }
  }

  /** `sync` of Alice's calendar at a moment, with the document it prints. */
  const sync = async (now: string): Promise<StatusDocument> => {
    const { calendar, mailbox } = paths
    const who = ['--me', 'alice@example.org', '--name', 'Alice Archer', '--time-zone', 'Europe/Berlin']
    const { code, out, err } = await run(
      'sync',
      '--calendar',
      calendar,
      '--mailbox',
      mailbox,
      ...who,
      '--now',
      now,
      '--json',
    )
    if (code !== 0) throw new Error(`sync ended with ${code}: ${err}`)
    return JSON.parse(out) as StatusDocument
  }

  /** Any command with `--json` that prints the status document. */
  const json = async (now: string, ...args: string[]): Promise<StatusDocument> => {
    const { code, out, err } = await run(...args, '--now', now, '--json')
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${err}`)
    return JSON.parse(out) as StatusDocument
  }

  return { ...paths, setCalendar, run, sync, json }
}
