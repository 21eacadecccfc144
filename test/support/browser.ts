import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Without a browser these tests say that they were skipped; where CI installs one, that is a failure. */
export const hasBrowser = existsSync(executablePath) || process.env.CI === 'true'

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--no-first-run',
      // Nothing but this machine is ever asked for.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  })
}

/** Chooses an account on an emulator's sign-in page; answers what the browser shows when it has come back. */
export async function chooseAccount(browser: Browser, url: string, email: string): Promise<string> {
  const page = await browser.newPage()
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  await page.getByText(email).first().click()
  await page.waitForURL(/^http:\/\/(127\.0\.0\.1|localhost):\d+\/\?/, { waitUntil: 'domcontentloaded' })
  const title = await page.locator('h1').innerText()
  await page.close()
  return title
}
