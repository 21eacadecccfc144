import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TaskKind, taskState } from '../../src/followup/task.ts'
import { harbourInterview, lumenInterview } from '../support/ics-file.ts'
import { type ServedPage, servePage } from '../support/served-page.ts'

type Browser = Awaited<ReturnType<ServedPage['browse']>>

/** One story, told in order: each step goes on from the one before it. */
describe('the seven steps on the page', () => {
  let served: ServedPage
  let browser: Browser
  let lumen = ''
  let harbour = ''
  const page = async () => (await browser.get(`/interviews/${lumen}`)).$
  const dossier = async (id = lumen) => {
    const found = (await served.dossiers()).find(({ interview }) => interview.id === id)
    if (!found) throw new Error('The interview is gone.')
    return found
  }
  const standing = async (kind: TaskKind, id = lumen) => {
    const task = (await dossier(id)).tasks.find((each) => each.kind === kind)
    return task && taskState(task, served.now())
  }
  const tell = (what: string, form: Record<string, string>, id = lumen) =>
    browser.post(`/interviews/${id}/${what}`, form)
  const mailOf = async (kind: string) => {
    const draft = (await dossier()).drafts.find((each) => each.kind === kind && each.state === 'placed')
    return { draft, mail: await simpleParser(readFileSync(new URL(draft?.link ?? ''))) }
  }

  beforeAll(async () => {
    served = await servePage([lumenInterview, harbourInterview], '2026-03-02T09:00:00+01:00')
    const ids = new Map((await served.dossiers()).map(({ interview }) => [interview.company, interview.id]))
    lumen = ids.get('Lumen Live') ?? ''
    harbour = ids.get('Harbour Hall') ?? ''
    browser = await served.browse()
  })

  it('1: says before the talk what to ask, and keeps what was agreed', async () => {
    const { $ } = await browser.get('/')
    expect($('main').text()).toMatch(/Before you leave, ask: .+\?/)
    served.moveTo('2026-03-03T15:05:00+01:00')
    const { location } = await tell('agreement', {
      channel: 'email',
      contactName: 'Rita Reed',
      contactEmail: 'Rita.Reed@lumenlive.example',
      promisedDate: '2026-03-13',
    })
    expect(location).toBe(`/interviews/${lumen}?said=agreement#agree`)
    expect((await dossier()).agreement).toMatchObject({ contactEmail: 'rita.reed@lumenlive.example' })
    expect((await page())('#promisedDate').val()).toBe('2026-03-13')
    expect(await standing('ask-how-to-follow-up')).toBe('done')
  })

  it('takes notes on the way out, and shows at once how they change the letter', async () => {
    const coming = async () => (await page())('#plan .coming .letter').first().text()
    const before = await coming()
    await tell('notes', {
      topic: 'the hybrid stage for the spring fair',
      wentWell: 'the case',
      question: 'Who runs the build-up days?',
    })
    expect(await coming()).not.toBe(before)
    expect((await dossier()).notes.wentWell).toBe('the case')
  })

  it('shows the thank-you letter as it lies in the drafts, and hands it to the mail program', async () => {
    await served.passAt('2026-03-03T17:00:00+01:00')
    const { draft, mail } = await mailOf('thank-you')
    const shown = (await browser.get('/')).$('.letter').first().text()
    expect(shown.trim()).toBe(mail.text?.trim())
    const file = await browser.send('GET', `/drafts/${draft?.id}/message.eml`)
    expect(file.headers['content-type']).toBe('message/rfc822')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.eml"$/)
    expect(file.body).toContain('X-Unsent: 1')
  })

  it('2: asks the question of the user, or not when it is taken out again', async () => {
    expect((await page())('#questions li').text()).toContain('Who runs the build-up days?')
    await tell('questions', { question: 'A slip of the pen' })
    await tell('questions', { question: 'A slip of the pen', remove: 'yes' })
    await served.passAt('2026-03-04T09:00:00+01:00')
    expect((await mailOf('questions')).mail.text).toContain('Who runs the build-up days?')
    expect((await dossier()).questions).toHaveLength(1)
  })

  it('3: says kindly that nothing has to be decided yet, until the window closes', async () => {
    expect((await browser.get('/')).$('.calm').text()).toContain(
      'Nothing has to be decided until today, 15:00',
    )
    served.moveTo('2026-03-04T15:00:00+01:00')
    expect((await browser.get('/')).$('.calm').text()).not.toContain('Nothing has to be decided')
  })

  it('4: takes the self-assessment', async () => {
    await tell('assessment', { well: 'the case\nthe tour', poorly: 'the budget', 'rating-preparation': '4' })
    expect((await dossier()).assessment).toMatchObject({
      well: ['the case', 'the tour'],
      poorly: ['the budget'],
      ratings: { preparation: 4 },
    })
    expect(await standing('self-assessment')).toBe('done')
    expect((await page())('#well').text()).toBe('the case\nthe tour')
  })

  it('5: weighs up, and shares with the recruiter only the line that was ticked', async () => {
    const points = {
      'pro-0-text': 'strong crew',
      'pro-0-weight': '5',
      'con-0-text': 'the boss frightens me',
      'con-0-weight': '4',
      wouldTakeIt: 'yes',
    }
    await tell('weighing', points)
    expect((await page())('#weigh').text()).toContain('the pros are ahead by 1')
    expect((await dossier()).drafts.some(({ kind }) => kind === 'share-with-recruiter')).toBe(false)
    await tell('weighing', { ...points, 'pro-0-shared': 'on' })
    const { mail } = await mailOf('share-with-recruiter')
    expect(mail.text).toContain('strong crew')
    expect(`${mail.subject} ${mail.text}`).not.toContain('frightens')
  })

  it('6: has a LinkedIn note for each, with its length and a way to find the person', async () => {
    const $ = await page()
    const [note] = $('#linkedin textarea').toArray()
    const text = $(note).text()
    expect($('#linkedin').text()).toContain(`${[...text].length} of 200 characters`)
    expect($('#linkedin a').first().attr('href')).toMatch(/^https:\/\/www\.linkedin\.com\/search\//)
    await browser.post(`/tasks/${lumen}-connect-linkedin`, { word: 'done' })
    expect(await standing('connect-linkedin')).toBe('done')
    await browser.post(`/tasks/${lumen}-connect-linkedin`, { word: 'undo' })
    expect(await standing('connect-linkedin')).not.toBe('done')
  })

  it('7: shows the digest as it would read, and the one that was sent', async () => {
    await served.passAt('2026-03-09T08:00:00+01:00')
    const mail = await browser.get('/digest/now')
    expect(String(mail.headers['content-security-policy'])).toContain('sandbox')
    expect(mail.$('body').text()).toContain('Harbour Hall')
    const { $ } = await browser.get('/digest')
    expect($('main').text()).toContain('Week 11 of 2026')
    const sent = await browser.send('GET', '/digest/2026-W11/message.eml')
    expect(sent.body).toContain('List-Unsubscribe-Post')
  })

  it('an offer gives time to sleep on it, and tells the other process', async () => {
    served.moveTo('2026-03-10T10:00:00+01:00')
    await tell('outcome', { kind: 'offer', answerBy: '2026-03-17' })
    expect((await page())('#outcome').text()).toContain('I have an offer, to answer by Tue 17 Mar')
    expect((await dossier(harbour)).drafts.map(({ kind }) => kind)).toContain('offer-news')
    expect((await browser.get('/pipeline')).$('h2').first().text()).toContain('Offer')
  })

  it('never stumbled', () => {
    expect(served.faults).toEqual([])
  })
})
