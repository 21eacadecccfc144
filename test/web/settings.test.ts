import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findUser } from '../../src/store/users.ts'
import { harbourInterview, icsFile, lumenInterview } from '../support/ics-file.ts'
import { servePage, testPlace } from '../support/served-page.ts'

const monday = '2026-03-02T09:00:00+01:00'
const thankYouOf = (tasks: { kind: string; availableAt: string }[]) =>
  tasks.find(({ kind }) => kind === 'thank-you')?.availableAt

describe('the settings', () => {
  it('change the times of the plan at once, and keep what else stands in the file', async () => {
    const served = await servePage([lumenInterview], monday, { config: '# mine\nweb:\n  port: 7999\n' })
    const browser = await served.browse()
    expect(thankYouOf((await served.dossiers())[0]?.tasks ?? [])).toBe('2026-03-03T16:00:00.000Z')
    await browser.post('/settings/times', { 'followUp.thankYou.hoursAfter': '4' })
    expect(thankYouOf((await served.dossiers())[0]?.tasks ?? [])).toBe('2026-03-03T18:00:00.000Z')
    const file = readFileSync(join(served.dataFolder, 'config.yaml'), 'utf8')
    expect(file).toContain('# mine')
    expect(file).toContain('port: 7999')
    const { $ } = await browser.get('/settings')
    expect($('[name="followUp.thankYou.hoursAfter"]').val()).toBe('4')
  })

  it('say what is allowed, and change nothing, when a value makes no sense', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    const { status, $ } = await browser.post('/settings/times', { 'followUp.thankYou.latest': '07:00' })
    expect(status).toBe(422)
    expect($('main').text()).toContain('Allowed: a time after followUp.thankYou.earliest')
    expect(readFileSync(join(served.dataFolder, 'config.yaml'), 'utf8')).toBe('')
  })

  it('take no setting that the page does not offer', async () => {
    const served = await servePage([], monday)
    await (await served.browse()).post('/settings/times', { 'web.host': '0.0.0.0', 'digest.time': '09:00' })
    expect(readFileSync(join(served.dataFolder, 'config.yaml'), 'utf8')).not.toContain('0.0.0.0')
  })

  it('of an installation that is shared are not one user\u2019s to change', async () => {
    const place = { ...testPlace, publicUrl: 'https://afterword.example/' }
    const served = await servePage([], monday, { place })
    const browser = await served.browse()
    expect((await browser.post('/settings/times', { 'digest.time': '09:00' })).status).toBe(403)
    expect((await browser.get('/templates')).status).toBe(404)
    expect((await browser.post('/settings/calendars', { place: '/etc/passwd' })).status).toBe(403)
  })

  it('keep the zone and how one signs', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    await browser.post('/settings/profile', { name: 'A. Archer', timeZone: 'Europe/Lisbon', phone: '+351 1' })
    const user = await findUser(served.app.pipeline.db, served.user.id)
    expect(user).toMatchObject({ name: 'A. Archer', timeZone: 'Europe/Lisbon', phone: '+351 1' })
    const wrong = await browser.post('/settings/profile', { name: 'A', timeZone: 'Mars/Base' })
    expect([wrong.status, wrong.$('main').text().includes('timeZone')]).toEqual([400, true])
  })

  it('connect another calendar and let it go', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    const file = join(served.dataFolder, 'second.ics')
    writeFileSync(file, icsFile([harbourInterview]))
    await browser.post('/settings/calendars', { place: file })
    expect(await served.dossiers()).toHaveLength(2)
    const { $ } = await browser.get('/settings')
    const action = $('form[action*="/calendars/"]')
      .filter((_, form) => $(form).text().includes('second.ics'))
      .attr('action')
    expect((await browser.post(action ?? '', {})).location).toContain('disconnected')
    expect((await browser.get('/settings')).$('#connections').text()).not.toContain('second.ics')
  })

  it('show what does not work, on the first page too', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    await browser.post('/settings/calendars', { place: join(served.dataFolder, 'missing.ics') })
    expect((await browser.get('/')).$('.trouble').text()).toContain('missing.ics')
  })
})

describe('the letters', () => {
  const url = '/templates/en/thank-you'

  it('can be changed, with a look at how they read', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    const source = (await browser.get(url)).$('textarea').text()
    const changed = source.replaceAll('Thank you', 'Warm thanks')
    const tried = await browser.post(url, { source: changed, word: 'try' })
    expect(tried.$('#preview .letter').text()).toMatch(/Alex Morgan/)
    expect(existsSync(join(served.dataFolder, 'templates'))).toBe(false)
    expect((await browser.post(url, { source: changed, word: 'keep' })).location).toContain('said=template')
    await served.passAt('2026-03-03T18:00:00+01:00')
    expect((await browser.get(url)).$('main').text()).toContain('These are your words')
    await browser.post(url, { source: changed, word: 'reset' })
    expect((await browser.get(url)).$('textarea').text()).toBe(source)
  })

  it('with a mistake are not kept, and the place of the mistake is shown', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    const source = (await browser.get(url)).$('textarea').text()
    const broken = source.replace('{{role}}', '{{rolle}}')
    const line = broken.split('\n').findIndex((each) => each.includes('{{rolle}}')) + 1
    const { status, $ } = await browser.post(url, { source: broken, word: 'keep' })
    expect(status).toBe(422)
    expect($('#preview').text()).toContain(`Line ${line}`)
    expect($('#preview pre').text()).toContain('{{rolle}}')
    expect($('textarea').text()).toBe(broken)
    expect(existsSync(join(served.dataFolder, 'templates'))).toBe(false)
  })
})

describe('what is the user\u2019s own', () => {
  it('comes along in one archive', async () => {
    const served = await servePage([lumenInterview], monday)
    await served.passAt('2026-03-03T18:00:00+01:00')
    const { rawPayload, headers } = await (await served.browse()).send('GET', '/export.zip')
    expect(headers['content-type']).toBe('application/zip')
    const files = unzipSync(new Uint8Array(rawPayload))
    expect(strFromU8(files['everything.json'] ?? new Uint8Array())).toContain('Lumen Live')
    expect(Object.keys(files).some((name) => name.startsWith('letters/thank-you'))).toBe(true)
    expect(strFromU8(files['tasks.ics'] ?? new Uint8Array())).toContain('BEGIN:VCALENDAR')
  })

  it('is forgotten only when the address is written down, and then wholly', async () => {
    const served = await servePage([lumenInterview], monday)
    const browser = await served.browse()
    expect((await browser.post('/forget', { email: 'yes' })).status).toBe(422)
    expect(await served.dossiers()).toHaveLength(1)
    expect((await browser.post('/forget', { email: 'Alice@example.org' })).body).toContain(
      'Everything is forgotten',
    )
    expect(await findUser(served.app.pipeline.db, served.user.id)).toBeNull()
    expect((await browser.get('/')).status).toBe(401)
  })
})
