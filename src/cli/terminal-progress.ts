import type { Progress } from '../pass/pass-context.ts'
import type { Streams } from './streams.ts'

/** So often is the line written anew; more would only flicker. */
const every = 500

/** A line that counts on a terminal, and nothing in a pipe. */
export function terminalProgress({ err, isTerminal }: Pick<Streams, 'err' | 'isTerminal'>): Progress {
  if (!isTerminal) return { show: () => {}, clear: () => {} }
  let isShown = false
  return {
    show(step, count) {
      if (count % every !== 0) return
      isShown = true
      err(`\r${count} ${step}`)
    },
    clear() {
      if (isShown) err('\r\u001b[2K')
      isShown = false
    },
  }
}
