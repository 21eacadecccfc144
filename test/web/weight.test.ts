import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleCalendar } from '../../src/sample/write-sample-calendar.ts'
import { saveConnection } from '../../src/store/connections.ts'
import { assets } from '../../src/web/render/assets.ts'
import { servePage } from '../support/served-page.ts'

const now = '2026-11-28T09:00:00Z'

/** Bytes of everything a page is made of, without any compression. */
const most = 100_000

describe('a page with all its files', () => {
  it('stays under 100 kB, with the sample calendar and what a busy user writes', async () => {
    const served = await servePage([], now)
    const { db } = served.app.pipeline
    const { ics, owner } = await sampleCalendar(now, 'Europe/Berlin')
    const file = join(served.dataFolder, 'sample.ics')
    writeFileSync(file, ics.replaceAll(owner.email, 'alice@example.org'))
    await saveConnection(db, served.user.id, { role: 'calendar', kind: 'ics', location: file })
    await served.passAt(now)
    const browser = await served.browse()
    const ids = (await served.dossiers()).map(({ interview }) => `/interviews/${interview.id}`)
    expect(ids.length).toBeGreaterThan(5)
    const pages = ['/', '/pipeline', '/digest', '/settings', '/templates', '/templates/en/thank-you', ...ids]
    for (const url of pages) {
      const { body, status } = await browser.get(url)
      const mail = url === '/digest' ? Buffer.byteLength((await browser.get('/digest/now')).body) : 0
      const bytes = Buffer.byteLength(body) + assets().bytes + mail
      expect({ url, status, isLight: bytes < most }).toEqual({ url, status: 200, isLight: true })
    }
  })
})
