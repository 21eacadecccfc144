import { onTestFinished } from 'vitest'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { fakeAccount } from './fake-account.ts'

/** Alice, her mailbox, and what she does in it by hand; for the test that asks. */
export async function aliceWithMailbox() {
  const made = await fakeAccount()
  onTestFinished(() => made.close())
  const { mail } = made.account
  const mailbox = createMicrosoftMailbox({ ...made.access, id: 'm', canReadMail: true })
  return { ...made, mail, mailbox }
}

/** Zoë wrote; the letter answers her. */
export async function aliceWithQuestion() {
  const made = await aliceWithMailbox()
  const question = made.mail.receive({
    from: 'Zoë Müller-Öz <zoe@lumenlive.example>',
    replyTo: ['assistant@lumenlive.example'],
    subject: 'Zeltplan',
    html: '<html><body><p>Wie geht es Ihnen?</p></body></html>',
    text: 'Wie geht es Ihnen?',
    messageId: "<o'neil+zelt%20plan&1@lumenlive.example>",
  })
  const { conversations } = made.mailbox
  const [seen] =
    (await conversations?.messagesWith({
      people: ['zoe@lumenlive.example'],
      domains: [],
      since: '2026-01-01',
    })) ?? []
  const message = draftMessage({
    subject: 'Re: Zeltplan',
    thread: [question.messageId],
    conversation: seen?.conversation ?? null,
  })
  return { ...made, question, message }
}
