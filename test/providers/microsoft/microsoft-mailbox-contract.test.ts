import { afterEach } from 'vitest'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { mailboxContract } from '../../contracts/mailbox-contract.ts'
import { type FakeAccount, fakeAccount } from './fake-account.ts'

const open: FakeAccount[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

mailboxContract('Microsoft', async () => {
  const fake = await fakeAccount()
  open.push(fake)
  const { mail } = fake.account
  return {
    mailbox: createMicrosoftMailbox({ ...fake.access, id: 'mailbox-1', canReadMail: true }),
    async edit(message) {
      mail.editDraft(message, { text: `${message.text}\nPS: Thank you again.` })
    },
    async send(message) {
      mail.sendDraft(message)
    },
    async remove(message) {
      mail.deleteDraft(message)
    },
  }
})
