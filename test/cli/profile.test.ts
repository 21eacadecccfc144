import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { atShell } from '../support/command-line.ts'
import { lumenInterview } from '../support/ics-file.ts'

describe('the profile', () => {
  it('is how letters are signed', async () => {
    const shell = atShell([lumenInterview])
    await shell.sync('2026-03-03T09:00:00+01:00')
    const set = await shell.run(
      'profile',
      '--phone',
      '+49 30 1234567',
      '--link',
      'https://profiles.example/alice',
      '--json',
    )
    expect(JSON.parse(set.out)).toMatchObject({
      phone: '+49 30 1234567',
      link: 'https://profiles.example/alice',
    })
    const { drafts } = await shell.sync('2026-03-03T18:00:00+01:00')
    const mail = await simpleParser(readFileSync(new URL(drafts[0]?.link ?? '')))
    expect(mail.text?.trimEnd()).toMatch(/Alice Archer\n\+49 30 1234567\nhttps:\/\/profiles\.example\/alice$/)
  })

  it('takes only links that are safe to show', async () => {
    const shell = atShell([lumenInterview])
    const { code, err } = await shell.run(
      'profile',
      '--me',
      'alice@example.org',
      '--link',
      'javascript:alert(1)',
    )
    expect([code, err]).toEqual([2, '--link is "javascript:alert(1)"; it must be an https address.\n'])
  })
})
