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
import { toMime } from '../../shared/to-mime.ts'
import { createSmtpTransport, type SmtpSettings } from './smtp-transport.ts'

export type SmtpStep = WayStep | 'mail'

/**
 * Tries a server for sending before it is connected, step by step: its name, its port, the encryption and
 * certificate, the password, and whether it takes a mail to the user themself. Ends with the first step that fails.
 */
export async function* checkSmtp(
  settings: SmtpSettings,
  { ownEmail, from = ownEmail, now }: { ownEmail: string; from?: string; now: string },
): AsyncGenerator<CheckedStep<SmtpStep>> {
  const transport = createSmtpTransport(settings)
  try {
    const failure = await problemOf(() => transport.verify())
    if (failure) {
      return yield* failedWay(failure, failedStep(failure) ?? 'encryption', () => shownFingerprint(settings))
    }
    yield* checkedWay(null, null)
    const mail = await toMime(mailToTry(from, ownEmail, now))
    const refused = await problemOf(() => transport.send({ from, to: ownEmail }, mail))
    yield { ...passed('mail'), problem: refused?.message ?? null }
  } finally {
    transport.close()
  }
}

async function problemOf(step: () => Promise<void>): Promise<ProviderError | null> {
  try {
    await step()
    return null
  } catch (error) {
    if (error instanceof ProviderError) return error
    throw error
  }
}

/** No certificate has this fingerprint; the refusal tells the right one. */
async function shownFingerprint(settings: SmtpSettings): Promise<string | null> {
  const transport = createSmtpTransport({ ...settings, server: { ...settings.server, fingerprint: 'none' } })
  const failure = await problemOf(() => transport.verify())
  transport.close()
  return toldFingerprint(failure)
}

function mailToTry(from: string, to: string, now: string) {
  return {
    messageId: '<connection-check@afterword.invalid>',
    from: { name: 'Afterword', email: from },
    to: { name: null, email: to },
    subject: 'Afterword can write to you',
    text: 'The weekly digest will come this way. There is nothing to do.\n',
    html: null,
    date: now,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}
