import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { freePort } from '../support/emulators.ts'
import { startIdentityService } from '../support/identity-service.ts'
import { servePage, testPlace } from '../support/served-page.ts'
import { chromiumPath, openBrowser, violationsOf } from './browser.ts'

const chromium = chromiumPath()

describe.skipIf(chromium === null)('signing in with an account, in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '')
  }, 60_000)
  afterAll(() => browser?.close())

  it('leads to the provider and back, in the zone of the browser, until the user signs out', async () => {
    const port = await freePort()
    const service = await startIdentityService([`http://127.0.0.1:${port}/sign-in/answer/google`])
    const web = { publicUrl: 'https://afterword.example/', signIn: 'accounts' }
    const config = stringify({ web, google: service.registration })
    const { server } = await servePage([], new Date().toISOString(), {
      config,
      place: { ...testPlace, port },
    })
    await server.listen({ host: '127.0.0.1', port })
    const page = await browser.newPage({ timezoneId: 'Europe/Lisbon' })
    await page.goto(`http://127.0.0.1:${port}/settings`)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Sign in with Google' }).click()
    await page.locator('input[name=login]').fill('alice')
    await page.locator('input[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
    await page.waitForURL(`http://127.0.0.1:${port}/`)
    await page.getByRole('link', { name: 'Settings' }).click()
    expect(await page.locator('main').innerText()).toContain('alice@gmail.com')
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon')
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`http://127.0.0.1:${port}/`)
    expect(await page.locator('h1').innerText()).toBe('Sign in')
    await page.close()
    await server.close()
    service.stop()
  })
})
