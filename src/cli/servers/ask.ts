import { UsageError } from '../../shared/usage-error.ts'
import type { User } from '../../store/users.ts'
import type { Session } from '../session.ts'
import type { ServerOptions } from './server-options.ts'

/** Asks at the terminal; elsewhere, the sentence says by which option it is given. */
export async function askFor(
  { streams }: Session,
  question: string,
  suggestion: string,
  otherwise: string,
): Promise<string> {
  const answer = (await streams.prompts?.ask(question, suggestion)) ?? ''
  if (answer === '') throw new UsageError(otherwise)
  return answer
}

/** The mail address of the account: as given, else asked for, else the user's own. */
export async function askAddress(
  session: Session,
  { address }: ServerOptions,
  known: User | null,
): Promise<string> {
  const own = known?.email ?? ''
  const missing = 'Say which mail address it is: --address you@example.org'
  const isAsked = address === undefined && (session.streams.prompts !== null || own === '')
  const given = isAsked ? await askFor(session, 'Your mail address', own, missing) : (address ?? own)
  const email = given.trim()
  if (/^[^\s@<>]+@[^\s@<>]+$/.test(email)) return email
  throw new UsageError(`The address is "${given}"; it must be a mail address.`)
}

/** A password is typed or read from standard input: whatever stands among arguments can be seen by others. */
export async function askPassword(
  { streams }: Session,
  { passwordStdin }: ServerOptions,
  host: string,
): Promise<string> {
  const given = passwordStdin
    ? (await streams.readInput()).replace(/\r?\n$/, '')
    : await streams.prompts?.askHidden(`Password at ${host}`)
  if (given) return given
  throw new UsageError(
    'No password was given: type it when you are asked, or pass it on with --password-stdin.',
  )
}

export async function askYes({ streams }: Session, question: string): Promise<boolean> {
  const answer = (await streams.prompts?.ask(`${question} (yes or no)`, 'yes')) ?? 'no'
  return /^y/i.test(answer)
}
