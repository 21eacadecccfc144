import { expect, it } from 'vitest'
import { createGoogleMailbox, createGoogleSender } from '../../../src/providers/google/index.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { alice, composeOnly, type GoogleCloud, googleCloud } from './google-cloud.ts'

/** Lost answers of every kind. */
const troubles = [
  fault.dropBefore,
  fault.dropAfter,
  fault.truncated,
  fault.serverError,
  fault.tooManyRequests(60),
  fault.unauthorized,
]

function optionsOf({ options, account }: GoogleCloud) {
  const accessToken = async () => account.accessToken({ scopes: composeOnly })
  return { ...options, accessToken, id: 'google-1', accountEmail: alice, canReadMail: false }
}

/** Tries a step again as later passes would, until it goes well; the step is told whether it was tried before. */
async function untilDone<T>(step: (again: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await step(attempt > 0)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
    }
  }
}

it('with every third call failing at random, each letter is laid into Gmail exactly once', async () => {
  await using world = await googleCloud()
  const mailbox = createGoogleMailbox(optionsOf(world))
  const armed = world.cloud.faults.on().atRandom(0.3, 11, troubles)
  const messages = Array.from({ length: 15 }, (_, i) =>
    draftMessage({ messageId: `<thank-you.${i}@example.org>` }),
  )
  for (const message of messages) {
    const placed = await untilDone(async (again) => {
      const found = again ? await mailbox.findDraft(message) : null
      return found ?? (await mailbox.createDraft(message))
    })
    expect(await untilDone(() => mailbox.readState(message, placed))).toBe('untouched')
  }
  expect(armed.hits).toBeGreaterThan(10)
  const laid = world.account.mail.drafts().map(({ messageId }) => messageId)
  expect(laid.toSorted()).toEqual(messages.map(({ messageId }) => messageId).toSorted())
})

it('with every third call failing at random, each digest is sent through Gmail exactly once', async () => {
  await using world = await googleCloud()
  const sender = createGoogleSender(optionsOf(world))
  const armed = world.cloud.faults.on().atRandom(0.3, 12, troubles)
  const weeks = Array.from({ length: 8 }, (_, week) => `<digest.w${week}@afterword.invalid>`)
  for (const messageId of weeks) {
    const message = { ...digestTo(ownAddress), messageId }
    // What is written down survives every crash, and only that.
    let prepared: string | null = null
    await untilDone(async (again) => {
      if (again && (await sender.findSent(messageId, prepared))) return
      prepared ??= (await sender.prepare?.(message)) ?? null
      await sender.send(message, prepared)
    })
  }
  expect(armed.hits).toBeGreaterThan(10)
  const sent = world.account.mail.sent().map(({ messageId }) => messageId)
  expect(sent.toSorted()).toEqual(weeks.toSorted())
  expect(world.account.mail.drafts()).toEqual([])
})
