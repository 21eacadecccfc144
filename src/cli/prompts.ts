import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'
import { UsageError } from '../shared/usage-error.ts'

/** Questions to the person at the keyboard. Each throws a UsageError when they break off. */
export interface Prompts {
  /** What they type, or the suggestion when they type nothing. */
  ask(question: string, suggestion?: string): Promise<string>
  /** What they type is not shown. */
  askHidden(question: string): Promise<string>
}

/** Asks on a terminal. */
export function terminalPrompts(input: Readable, show: (text: string) => void): Prompts {
  const ask = async (question: string, isHidden: boolean): Promise<string> => {
    let isSilent = false
    const output = new Writable({
      write(chunk: Buffer, _encoding, written) {
        if (!isSilent) show(chunk.toString())
        written()
      },
    })
    const brokenOff = new AbortController()
    const terminal = createInterface({ input, output, terminal: true, historySize: 0 })
    terminal.once('close', () => brokenOff.abort())
    try {
      const answer = terminal.question(question, { signal: brokenOff.signal })
      isSilent = isHidden
      return (await answer).trim()
    } catch (error) {
      throw new UsageError('Broken off: nothing was connected.', { cause: error })
    } finally {
      terminal.close()
      if (isHidden) show('\n')
    }
  }
  return {
    async ask(question, suggestion = '') {
      const shown = suggestion === '' ? `${question}: ` : `${question} [${suggestion}]: `
      return (await ask(shown, false)) || suggestion
    },
    askHidden: (question) => ask(`${question}: `, true),
  }
}
