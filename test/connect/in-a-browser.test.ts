import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { chooseAccount, hasBrowser, openBrowser } from '../support/browser.ts'
import { atShellWith, googleAt, microsoftAt } from '../support/connecting.ts'
import { startGoogle, startMicrosoft } from '../support/emulators.ts'

/** Each test is a person at a shell and a browser beside it. */
describe.skipIf(!hasBrowser)('connecting in a real browser', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 30_000)
  afterAll(() => browser?.close())

  const signingInAs = (email: string) => {
    const titles: Promise<string>[] = []
    const visit = (url: string) => titles.push(chooseAccount(browser, url, email))
    return { visit, titles: () => Promise.all(titles) }
  }
  const kindsIn = (out: string) =>
    (JSON.parse(out) as StatusDocument).connections.map(({ kind }) => kind).toSorted()

  it('a Google account gives its shown calendars and its drafts, in two rounds, and is never doubled', async () => {
    const google = await startGoogle()
    const shell = atShellWith(googleAt(google.url))
    const connect = async (...more: string[]) => {
      const alice = signingInAs('alice@gmail.test')
      const done = await shell.run(['connect', 'google', '--no-browser', '--json', ...more], alice.visit)
      return { ...done, titles: await alice.titles() }
    }
    const first = await connect()
    expect(first.titles).toEqual(['Afterword is connected', 'Afterword is connected'])
    expect(first.err).toContain('alice@gmail.test is connected (2 calendars: Alice, Job search).')
    expect(first.err).toContain('Now your mail, so that letters can be laid into your drafts.')
    const kinds = ['google', 'google', 'google-mailbox', 'google-sender']
    expect(kindsIn(first.out)).toEqual(kinds)
    expect(statSync(join(shell.data, 'secrets.keys')).mode & 0o777).toBe(0o600)

    const again = await connect('--mode', 'calendar', '--tasks')
    expect(again.titles).toHaveLength(1)
    expect(kindsIn(again.out)).toEqual([...kinds, 'google-tasks'])

    const { out, err } = await shell.run(['disconnect', 'google', '--json'])
    expect(kindsIn(out)).toEqual(['folder-mailbox', 'folder-sender'])
    expect(err).toBe('')
    expect(shell.everythingKept()).not.toMatch(/google_/)
    await google.close()
  })

  it('a Microsoft account gives its calendars and its drafts, in two rounds', async () => {
    const microsoft = await startMicrosoft()
    const shell = atShellWith(microsoftAt(microsoft.url))
    const alice = signingInAs('alice@outlook.test')
    const { out, err } = await shell.run(['connect', 'microsoft', '--no-browser', '--json'], alice.visit)
    expect(await alice.titles()).toEqual(['Afterword is connected', 'Afterword is connected'])
    expect(err).toContain('alice@outlook.test is connected (2 calendars: Calendar, Team Calendar).')
    expect(kindsIn(out)).toEqual(['microsoft', 'microsoft', 'microsoft-mailbox', 'microsoft-sender'])
    expect(shell.everythingKept()).not.toContain('microsoft_')
    const { err: left } = await shell.run(['disconnect', 'microsoft', '--json'])
    expect(left).toContain('To take back the permission itself: https://')
    await microsoft.close()
  })
})
