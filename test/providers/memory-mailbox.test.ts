import { createMemoryMailbox } from '../../src/providers/memory/memory-mailbox.ts'
import { mailboxContract } from '../contracts/mailbox-contract.ts'

mailboxContract('memory', async () => {
  const mailbox = createMemoryMailbox()
  return {
    mailbox,
    edit: async ({ messageId }) => mailbox.touch(messageId, 'edited'),
    send: async ({ messageId }) => mailbox.touch(messageId, 'sent'),
    remove: async ({ messageId }) => mailbox.touch(messageId, 'deleted'),
  }
})
