import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const { resolve } = createRequire(import.meta.url)
const places = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser']

/** Where the system's own browser is; null where there is none. In CI there has to be one. */
export function chromiumPath(): string | null {
  const found = places.find((place) => place !== '' && existsSync(place)) ?? null
  if (found === null && process.env.CI)
    throw new Error('There is no Chromium, so the pages cannot be tested. In CI it has to be installed.')
  if (found === null)
    process.stderr.write('No Chromium is installed: the pages are not tested in a browser.\n')
  return found
}

export function openBrowser(executablePath: string): Promise<Browser> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, args: [...args, '--disable-component-update', '--no-first-run'] })
}

const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  nodes: { html: string; any: { message: string }[] }[]
}

interface Axe {
  run(options: object): Promise<{ violations: Violation[]; passes: unknown[] }>
}

/** What axe finds wrong with a page as it stands, in a few words each. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Through the debugger, not as a script of the page: the page allows none but its own.
  await page.evaluate(axe)
  const { violations, passed } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations, passes } = await axe.run({ iframes: false })
    return { violations, passed: passes.length }
  })
  if (passed < 5) throw new Error(`axe looked at next to nothing: ${passed} rules.`)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} (${any[0]?.message ?? ''})`),
  )
}
