import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { terminalPrompts } from '../../src/cli/prompts.ts'
import { UsageError } from '../../src/shared/usage-error.ts'

/** A terminal at which somebody types when they are asked. */
function typing(...keys: string[]) {
  const input = new PassThrough()
  let shown = ''
  const prompts = terminalPrompts(input, (text) => {
    shown += text
    if (/: $/.test(shown) && keys.length > 0) setImmediate(() => input.write(keys.shift()))
  })
  return { prompts, shown: () => shown }
}

describe('a question at the terminal', () => {
  it('is answered by what is typed, or by nothing when the suggestion is right', async () => {
    const { prompts, shown } = typing('imap.example.org\r', '\r')
    expect(await prompts.ask('IMAP server')).toBe('imap.example.org')
    expect(await prompts.ask('User name', 'alice')).toBe('alice')
    expect(shown()).toContain('User name [alice]: ')
  })

  it('for a password shows nothing of what is typed', async () => {
    const { prompts, shown } = typing('correct horse\r')
    expect(await prompts.askHidden('Password at imap.example.org')).toBe('correct horse')
    expect(shown()).toContain('Password at imap.example.org: ')
    expect(shown()).not.toMatch(/correct|horse|\*/)
  })

  it('can be broken off with Ctrl-C or Ctrl-D', async () => {
    for (const key of ['\u0003', '\u0004']) {
      const { prompts } = typing(key)
      await expect(prompts.askHidden('Password')).rejects.toThrow(UsageError)
    }
  })
})
