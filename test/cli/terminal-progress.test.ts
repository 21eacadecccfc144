import { describe, expect, it } from 'vitest'
import { terminalProgress } from '../../src/cli/terminal-progress.ts'

function shown(isTerminal: boolean): string {
  let text = ''
  const progress = terminalProgress({
    err: (piece) => {
      text += piece
    },
    isTerminal,
  })
  for (let count = 1; count <= 2000; count += 1) progress.show('events read', count)
  progress.clear()
  return text
}

describe('long work', () => {
  it('shows its progress on a terminal, and leaves a clean line behind', () => {
    const text = shown(true)
    expect(text).toContain('2000 events read')
    expect(text.endsWith('\r\u001b[2K')).toBe(true)
  })

  it('shows nothing in a pipe', () => {
    expect(shown(false)).toBe('')
  })
})
