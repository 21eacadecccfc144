import { expect, it } from 'vitest'
import type { Provider } from './index.ts'
import { start } from './test-clients.ts'

/** What the story leaves behind, without what only one vendor has. */
async function tell(provider: Provider) {
  await using it = await start()
  const kim = it.cloud.world.account('kim@example.org', { provider, name: 'Kim', timeZone: 'Europe/Berlin' })
  const ann = 'Ann Lee <ann@acme.example>'
  const interview = kim.calendar().add({ title: 'Interview', start: '2026-03-10T09:00:00Z', organizer: ann })
  const invitation = kim.mail.receive({ from: ann, subject: 'Your interview', text: 'See you' })
  kim.calendar().move(interview, { start: '2026-03-11T09:00:00Z' })
  it.clock.now = '2026-03-11T12:00:00Z'
  const thanks = kim.mail.writeDraft({
    to: [ann],
    subject: 'Re: Your interview',
    text: 'Thank you',
    inReplyTo: invitation,
  })
  kim.mail.editDraft(thanks, { text: 'Thank you very much' })
  const sent = kim.mail.sendDraft(thanks)
  const answer = kim.mail.receive({
    from: ann,
    subject: 'Re: Your interview',
    text: 'Welcome',
    inReplyTo: sent,
  })
  const spare = kim.mail.writeDraft({ to: [ann], subject: 'Spare', text: 'Not needed' })
  kim.mail.deleteDraft(spare)
  const task = kim.tasks.add({ title: 'Wait', due: '2026-03-18' })
  kim.tasks.complete(task)
  return {
    events: kim
      .calendar()
      .events()
      .map(({ content }) => [content.title, content.start.ms]),
    drafts: kim.mail.drafts(),
    sent: kim.mail
      .sent()
      .map(({ subject, text, inReplyTo }) => [subject, text, inReplyTo === invitation.messageId]),
    inbox: kim.mail.inbox().map(({ text }) => text),
    oneThread: new Set([invitation.threadId, sent.threadId, answer.threadId]).size,
    tasks: kim.tasks.all().map(({ title, completed }) => [title, completed]),
  }
}

it('the same story ends the same, whoever keeps the account', async () => {
  const google = await tell('google')
  expect(await tell('microsoft')).toEqual(google)
  expect(google).toEqual({
    events: [['Interview', Date.parse('2026-03-11T09:00:00Z')]],
    drafts: [],
    sent: [['Re: Your interview', 'Thank you very much', true]],
    inbox: ['See you', 'Welcome'],
    oneThread: 1,
    tasks: [['Wait', '2026-03-11T12:00:00Z']],
  })
})
