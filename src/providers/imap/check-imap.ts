import type { DraftMessage } from '../../mailbox/mailbox-port.ts'
import {
  type CheckedStep,
  checkedWay,
  failedStep,
  failedWay,
  passed,
  toldFingerprint,
  type WayStep,
} from '../../shared/check-step.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { createImapAccount, type ImapAccount, type ImapSettings } from './imap-client.ts'
import { createImapMailbox } from './imap-mailbox.ts'

export type ImapStep = WayStep | 'drafts' | 'sent' | 'append'

/**
 * Tries a mailbox before it is connected, step by step: its name, its port, the encryption and certificate, the
 * password, the folders for drafts and sent mail, and whether a draft can be laid down and taken away again. Ends
 * with the first step that fails; a missing folder for sent mail alone is told and is no end.
 */
export async function* checkImap(
  settings: ImapSettings,
  { ownEmail, now }: { ownEmail: string; now: string },
): AsyncGenerator<CheckedStep<ImapStep>> {
  const account = createImapAccount(settings)
  try {
    const failure = await outcome(account, async ({ folders }) => folders.sent)
    if (failure instanceof ProviderError) return yield* unreachable(settings, failure)
    yield* checkedWay(null, null)
    yield passed('drafts')
    yield failure === null ? { ...passed('sent'), problem: noSentFolder } : passed('sent')
    const problem = await layAndTakeAway(account, draftToTry(ownEmail, now))
    yield { ...passed('append'), problem }
  } finally {
    await account.close()
  }
}

const noSentFolder =
  'Your mailbox keeps no sent mail on the server: Afterword cannot see that you sent a draft, and takes it as deleted.'

async function* unreachable(
  settings: ImapSettings,
  failure: ProviderError,
): AsyncGenerator<CheckedStep<ImapStep>> {
  const at = failedStep(failure)
  if (at !== null) {
    yield* failedWay(failure, at, () => shownFingerprint(settings))
  } else if (failure.kind === 'permanent') {
    yield* checkedWay(null, null)
    yield { ...passed('drafts'), problem: failure.message }
  } else {
    yield* checkedWay(failure, 'encryption')
  }
}

/** No certificate has this fingerprint; the refusal tells the right one. */
async function shownFingerprint(settings: ImapSettings): Promise<string | null> {
  const account = createImapAccount({ ...settings, server: { ...settings.server, fingerprint: 'none' } })
  return toldFingerprint(await outcome(account, async () => null))
}

async function outcome<T>(account: ImapAccount, step: Parameters<typeof account.run<T>>[0]) {
  return account.run(step).catch((error: unknown) => {
    if (error instanceof ProviderError) return error
    throw error
  })
}

async function layAndTakeAway(account: ImapAccount, draft: DraftMessage): Promise<string | null> {
  const mailbox = createImapMailbox({ id: 'check', account, draftsPage: null })
  try {
    const placed = (await mailbox.findDraft(draft)) ?? (await mailbox.createDraft(draft))
    const state = await mailbox.withdrawDraft(draft, placed)
    return state === 'withdrawn'
      ? null
      : 'A draft for trying could not be taken away again: delete it by hand.'
  } catch (error) {
    if (error instanceof ProviderError) return error.message
    throw error
  }
}

function draftToTry(ownEmail: string, now: string): DraftMessage {
  const own = { name: null, email: ownEmail }
  return {
    messageId: '<connection-check@afterword.invalid>',
    from: own,
    to: own,
    subject: 'Afterword tries whether it can place drafts',
    text: 'This draft is taken away at once. If you see it, you can delete it.\n',
    html: null,
    date: now,
    thread: [],
    conversation: null,
  }
}
