import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { atShell } from '../support/command-line.ts'
import { harbourInterview, lumenInterview } from '../support/ics-file.ts'

const kindsIn = ({ drafts }: StatusDocument, state = 'placed') =>
  drafts.filter((draft) => draft.state === state).map(({ kind }) => kind)
const taskIn = ({ tasks }: StatusDocument, id: string, kind: string) =>
  tasks.find((task) => task.interviewId === id && task.kind === kind)
const textOf = async (document: StatusDocument, kind: string) => {
  const link = document.drafts.find((draft) => draft.kind === kind && draft.state === 'placed')?.link
  return simpleParser(readFileSync(new URL(link ?? '')))
}

/** One story, told in order: each step goes on from the one before it. */
describe('the seven steps on the command line', () => {
  const shell = atShell([lumenInterview, harbourInterview])
  let lumen = ''
  let harbour = ''

  beforeAll(async () => {
    const { interviews } = await shell.sync('2026-03-02T09:00:00+01:00')
    lumen = interviews.find(({ company }) => company === 'Lumen Live')?.id ?? ''
    harbour = interviews.find(({ company }) => company === 'Harbour Hall')?.id ?? ''
    expect([lumen, harbour]).not.toContain('')
  })

  it('1: reminds to ask how to follow up, words the question, and keeps the answer', async () => {
    const before = await shell.json('2026-03-03T13:00:00+01:00', 'status')
    expect(taskIn(before, lumen, 'ask-how-to-follow-up')).toMatchObject({
      due: '2026-03-03T13:00:00+01:00',
      state: 'open',
    })
    expect((await shell.run('show', lumen)).out).toMatch(/Ask before you leave: .+\?/)
    const agreed = [
      '--channel',
      'email',
      '--contact',
      'Rita Reed <rita.reed@lumenlive.example>',
      '--promised',
      '2026-03-13',
    ]
    const after = await shell.json('2026-03-03T15:05:00+01:00', 'agree', lumen, ...agreed)
    expect(taskIn(after, lumen, 'ask-how-to-follow-up')?.state).toBe('done')
    expect(taskIn(after, lumen, 'check-in')?.due).toBe('2026-03-16T09:00:00+01:00')
  })

  it('thanks each interviewer two hours after the end, with what the user noted', async () => {
    await shell.json(
      '2026-03-03T15:10:00+01:00',
      'note',
      lumen,
      '--topic',
      'the hybrid stage for the spring fair',
    )
    const status = await shell.sync('2026-03-03T17:00:00+01:00')
    expect(kindsIn(status)).toContain('thank-you')
    const mail = await textOf(status, 'thank-you')
    expect(mail.headers.get('x-unsent')).toBe('1')
    expect(mail.text).toContain('Alice Archer')
  })

  it('2: asks the questions of the user, never one twice in the process', async () => {
    await shell.json('2026-03-03T18:00:00+01:00', 'question', lumen, 'Who runs the build-up days?')
    const status = await shell.sync('2026-03-04T09:00:00+01:00')
    expect((await textOf(status, 'questions')).text).toContain('Who runs the build-up days?')
    expect(status.drafts.filter(({ kind }) => kind === 'questions')).toHaveLength(1)
  })

  it('3: keeps a distance until 24 hours after the end', async () => {
    const inside = await shell.json('2026-03-04T14:59:00+01:00', 'status')
    expect(inside.interviews.find(({ id }) => id === lumen)?.state).toBe('cooling-off')
    expect(taskIn(inside, lumen, 'weigh-up')?.state).toBe('planned')
    const after = await shell.json('2026-03-04T15:00:00+01:00', 'status')
    expect(taskIn(after, lumen, 'take-distance')?.state).toBe('done')
    expect(taskIn(after, lumen, 'weigh-up')?.state).toBe('open')
  })

  it('4: takes the self-assessment, and asks the recruiter for feedback', async () => {
    const told = [
      '--well',
      'the case',
      '--poorly',
      'the budget question',
      '--surprise',
      'a tour',
      '--rating',
      'preparation=4',
    ]
    const status = await shell.json('2026-03-04T16:00:00+01:00', 'assess', lumen, ...told)
    expect(taskIn(status, lumen, 'self-assessment')?.state).toBe('done')
    const later = await shell.sync('2026-03-05T09:00:00+01:00')
    expect(later.drafts.find(({ kind }) => kind === 'ask-feedback')?.to).toBe('rita.reed@lumenlive.example')
  })

  it('5: weighs up, and shares with the recruiter only what is chosen', async () => {
    const points = [
      '--pro',
      'strong crew=5',
      '--con',
      'long way to work=2',
      '--con',
      'the boss frightens me=5',
      '--would-take',
      'yes',
    ]
    const before = await shell.json('2026-03-05T10:00:00+01:00', 'weigh', lumen, ...points)
    expect(taskIn(before, lumen, 'weigh-up')?.state).toBe('done')
    expect(kindsIn(before)).not.toContain('share-with-recruiter')
    const after = await shell.json(
      '2026-03-05T10:05:00+01:00',
      'weigh',
      lumen,
      '--share',
      'strong crew',
      '--share',
      'long way to work',
    )
    const mail = await textOf(after, 'share-with-recruiter')
    expect(mail.text).toContain('strong crew')
    expect(`${mail.subject} ${mail.text}`).not.toContain('frightens')
  })

  it('6: has a LinkedIn note for each person, within the limit, with a search link', async () => {
    const { out } = await shell.run('show', lumen, '--now', '2026-03-05T12:00:00+01:00')
    expect(out).toContain('https://www.linkedin.com/search/results/people/?keywords=Bob+Berger')
    const notes = out
      .slice(out.indexOf('LinkedIn notes'))
      .split('\n')
      .slice(1)
      .filter((line) => !line.includes('https:'))
    expect(notes.length).toBeGreaterThan(0)
    expect(notes.every((note) => [...note.trim()].length <= 200)).toBe(true)
    const status = await shell.json('2026-03-05T12:00:00+01:00', 'done', `${lumen}-connect-linkedin`)
    expect(taskIn(status, lumen, 'connect-linkedin')?.state).toBe('done')
  })

  it('7: sends the digest on Monday at 08:00, once', async () => {
    const early = await shell.sync('2026-03-09T07:59:00+01:00')
    expect(early.digests.filter(({ week }) => week === '2026-W11')).toEqual([])
    const status = await shell.sync('2026-03-09T08:00:00+01:00')
    expect(status.digests).toContainEqual({ week: '2026-W11', state: 'sent' })
    expect((await shell.sync('2026-03-09T12:00:00+01:00')).digests).toEqual(status.digests)
  })

  it('an offer gives time to sleep on it, and tells the other process', async () => {
    const status = await shell.json(
      '2026-03-10T10:00:00+01:00',
      'outcome',
      lumen,
      'offer',
      '--answer-by',
      '2026-03-17',
    )
    expect(taskIn(status, lumen, 'consider-offer')?.due).toBe('2026-03-11T10:00:00+01:00')
    const news = status.drafts.filter(({ kind }) => kind === 'offer-news')
    expect(news.map(({ interviewId, to }) => [interviewId, to])).toEqual([
      [harbour, 'eve.ellis@harbourhall.example'],
    ])
    expect((await textOf(status, 'offer-news')).text).not.toContain('Lumen')
  })

  it('the digest after an offer speaks of the offer, and names no company in its subject', async () => {
    const { out } = await shell.run('digest', '--preview', '--now', '2026-03-16T08:00:00+01:00', '--json')
    const { subject, text } = JSON.parse(out) as { subject: string; text: string }
    expect(subject).not.toMatch(/Lumen|Harbour/)
    expect(readFileSync(text, 'utf8')).toMatch(/offer/i)
  })

  it('a rejection brings a gracious reply the next day', async () => {
    await shell.json('2026-03-11T10:00:00+01:00', 'outcome', harbour, 'rejected')
    const status = await shell.sync('2026-03-12T09:00:00+01:00')
    expect(status.drafts.find(({ kind }) => kind === 'rejection-reply')?.to).toBe(
      'eve.ellis@harbourhall.example',
    )
    expect(
      status.drafts.find(({ kind, interviewId }) => kind === 'offer-news' && interviewId === harbour)?.state,
    ).toBe('withdrawn')
  })
})
