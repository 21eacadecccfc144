import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCalendar } from '../../src/sample/write-sample-calendar.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { issueKey } from '../../src/web/page-keys.ts'
import { type ServedPage, servePage, testPlace } from '../support/served-page.ts'
import { chromiumPath, openBrowser, violationsOf } from './browser.ts'

const chromium = chromiumPath()
const now = '2026-11-28T09:00:00Z'
const pictures = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))

/** The sample's person has an interview behind her and one ahead; the page is served as `start` serves it. */
async function serveSample() {
  const served = await servePage([], now)
  const { db } = served.app.pipeline
  const { ics, owner } = await sampleCalendar(now, 'Europe/Berlin')
  const file = join(served.dataFolder, 'sample.ics')
  writeFileSync(file, ics.replaceAll(owner.email, 'alice@example.org'))
  await saveConnection(db, served.user.id, { role: 'calendar', kind: 'ics', location: file })
  await served.passAt(now)
  await served.server.listen({ host: '127.0.0.1', port: 0 })
  const address = served.server.server.address()
  served.page.place = { ...testPlace, port: typeof address === 'object' && address ? address.port : 0 }
  return served
}

const screens = [
  { name: 'desktop', viewport: { width: 1100, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
]

describe.skipIf(chromium === null).each(screens)(
  'the seven steps in a browser, $name',
  ({ name, ...screen }) => {
    let served: ServedPage
    let browser: Browser
    let context: BrowserContext
    let page: Page
    let home = ''
    let quayside = ''
    let ahead = ''
    const complaints: string[] = []
    const open = (path: string) => page.goto(`${home}${path}`)
    const openPart = async (id: string) => {
      if ((await page.getAttribute(`#${id}`, 'open')) === null) await page.click(`#${id} > summary`)
    }
    const kept = () => page.locator('.notice').innerText()
    const picture = async (what: string) => {
      if (!process.env.SCREENSHOTS) return
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${what}-${name}.png`), scale: 'css' })
    }

    beforeAll(async () => {
      served = await serveSample()
      home = `http://127.0.0.1:${served.page.place.port}`
      const of = (company: string) =>
        served.dossiers().then((all) => all.find((d) => d.interview.company?.startsWith(company)))
      quayside = (await of('Quayside'))?.interview.id ?? ''
      ahead = (await of('Lumi'))?.interview.id ?? ''
      browser = await openBrowser(chromium ?? '')
      context = await browser.newContext(screen)
      page = await context.newPage()
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
      page.on('pageerror', (error) => complaints.push(error.message))
    }, 60_000)

    afterAll(async () => {
      await browser?.close()
      await served?.server.close()
    })

    it('begins with the printed link and one tap', async () => {
      await open(`/sign-in/${await issueKey(served.app.pipeline, served.user.id, 'sign-in', 5)}`)
      await page.click('text=Open Afterword')
      expect(await page.innerText('h1')).toBe('Today')
      await picture('today')
    })

    it('asks what it does not know, with reasons, and takes the answer', async () => {
      const question = page.locator('article', { hasText: 'Coffee with Dana' })
      await question.locator('summary').click()
      expect(await question.locator('li').count()).toBeGreaterThan(0)
      await question.locator('button', { hasText: 'No, forget it' }).click()
      expect(await kept()).toBe('Forgotten. It will not be asked again.')
      expect(await page.locator('text=Coffee with Dana').count()).toBe(0)
    })

    it('1: says what to ask before leaving, and keeps what was agreed', async () => {
      await open(`/interviews/${ahead}`)
      await page.selectOption('#channel', 'email')
      await page.fill('#contactName', 'Claire Petit')
      await page.fill('#contactEmail', 'claire@example.com')
      await page.fill('#promisedDate', '2026-12-04')
      await page.click('text=Keep what was agreed')
      expect(await kept()).toContain('The plan follows')
      expect(await page.inputValue('#promisedDate')).toBe('2026-12-04')
    })

    it('takes notes on the way out within half a minute, and 2: a question', async () => {
      await open(`/interviews/${quayside}`)
      await picture('interview')
      await openPart('notes')
      await page.fill('#topic', 'the hybrid stage for the spring fair')
      await page.fill('#wentWell', 'the budget exercise')
      await page.fill('#newQuestion', 'Who runs the build-up days?')
      await page.click('#notes form > button')
      expect(await kept()).toContain('Kept.')
      const coming = page.locator('#plan li', { hasText: 'Ask what you wish you had asked' })
      await coming.locator('summary').click()
      expect(await coming.locator('.letter').innerText()).toContain('Who runs the build-up days?')
    })

    it('shows a letter that waits, and hands it to the mail program', async () => {
      const letter = page.locator('#plan .draft').first()
      await letter.locator('summary').click()
      expect(await letter.locator('.letter').innerText()).toContain('Alice Archer')
      const [download] = await Promise.all([page.waitForEvent('download'), letter.locator('a').click()])
      expect(download.suggestedFilename()).toMatch(/\.eml$/)
    })

    it('4: takes how it went', async () => {
      await openPart('assess')
      await page.fill('#well', 'the case\nthe tour')
      await page.fill('#poorly', 'salary question')
      await page.check('input[name="rating-preparation"][value="4"]')
      await page.click('#assess form > button')
      expect(await kept()).toBe('Kept, for you alone.')
    })

    it('5: weighs up, and shares one line', async () => {
      await openPart('weigh')
      await page.fill('[name="pro-0-text"]', 'strong crew')
      await page.selectOption('[name="pro-0-weight"]', '5')
      await page.fill('[name="con-0-text"]', 'long way to work')
      await page.check('input[name="wouldTakeIt"][value="yes"]')
      await page.check('[name="pro-0-shared"]')
      await page.click('#weigh form > button')
      expect(await kept()).toContain('holds the lines you chose')
      expect(await page.locator('#plan', { hasText: 'Share your pros and cons' }).count()).toBe(1)
    })

    it('6: copies a LinkedIn note', async () => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await openPart('linkedin')
      const card = page.locator('#linkedin .card').first()
      await card.locator('button.copy').click()
      const copied = await page.evaluate('navigator.clipboard.readText()')
      expect(copied).toBe(await card.locator('textarea').inputValue())
    })

    it('3: and the outcome is told with one button, when there is one', async () => {
      await page.locator('#outcome button', { hasText: 'They replied' }).click()
      expect(await page.innerText('#outcome')).toContain('They replied')
    })

    it('7: shows the pipeline, its pictures, and the digest', async () => {
      await open('/pipeline')
      expect(await page.locator('svg.chart').count()).toBe(2)
      await page.locator('#weeks').scrollIntoViewIfNeeded()
      await page.locator('#learning').scrollIntoViewIfNeeded()
      if (name === 'phone') await picture('pipeline')
      await open('/digest')
      const mail = page.frameLocator('iframe.mail')
      expect(await mail.locator('h1').innerText()).toContain('ahead')
    })

    it('tries a changed letter while it is typed, and shows the place of a mistake', async () => {
      await open('/templates/en/thank-you')
      const source = await page.inputValue('#source')
      await page.fill('#source', source.replace('{{role}}', '{{rolle}}'))
      await page.waitForSelector('#preview .error')
      expect(await page.innerText('#preview')).toContain('{{rolle}}')
      await page.fill('#source', source)
      await page.waitForSelector('#preview .letter')
    })

    it('has no page that axe finds anything wrong with, in light or dark, or that is wider than the screen', async () => {
      const paths = [
        '/',
        `/interviews/${quayside}`,
        `/interviews/${ahead}`,
        '/pipeline',
        '/digest',
        '/settings',
      ]
      const more = ['/templates', '/templates/en/thank-you', '/nothing/here', '/sign-in', '/sign-in/x']
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const path of [...paths, ...more]) {
          await open(path)
          await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
          expect({ path, colorScheme, found: await violationsOf(page) }).toEqual({
            path,
            colorScheme,
            found: [],
          })
          const tooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
          expect({ path, tooWide }).toEqual({ path, tooWide: false })
        }
      }
    }, 180_000)

    it('is used with the keyboard alone', async () => {
      await open('/')
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to what matters')
      await page.keyboard.press('Enter')
      for (let count = 0; count < 3; count += 1) await page.keyboard.press('Tab')
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).toBe('solid')
    })

    it('works without scripts as well', async () => {
      const plain = await browser.newContext({
        ...screen,
        javaScriptEnabled: false,
        storageState: await context.storageState(),
      })
      const page = await plain.newPage()
      await page.goto(`${home}/interviews/${quayside}`)
      await page.fill('#question', 'Is there a trial shift?')
      await page.locator('#questions button', { hasText: 'Add it' }).click()
      expect(await page.innerText('#questions')).toContain('Is there a trial shift?')
      await plain.close()
    })

    it('nothing was complained about, by the browser or by us', () => {
      // A page that is not there is an error to the console.
      expect(complaints.filter((text) => !/status of (40\d|422)/.test(text))).toEqual([])
      expect(served.faults).toEqual([])
    })
  },
)
