import { afterEach } from 'vitest'
import { createMicrosoftSender } from '../../../src/providers/microsoft/microsoft-sender.ts'
import { senderContract } from '../../contracts/sender-contract.ts'
import { type FakeAccount, fakeAccount } from './fake-account.ts'

const open: FakeAccount[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

senderContract('Microsoft', async () => {
  const fake = await fakeAccount()
  open.push(fake)
  return createMicrosoftSender(fake.access)
})
