import { type ServerSecret, saveMailServer } from '../../connect/save-server.ts'
import type { MailLogin } from '../../shared/mail-server.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { listConnections } from '../../store/connections.ts'
import type { User } from '../../store/users.ts'
import type { Session } from '../session.ts'
import { askPassword, askYes } from './ask.ts'
import type { KeepServer } from './keep-server.ts'
import { type GivenServer, type MailKind, mailServerOf } from './mail-server-given.ts'
import type { ServerOptions } from './server-options.ts'
import { tellSteps } from './tell-steps.ts'

/** Tries a mailbox or a server for sending, telling each step. */
export async function tryMail(
  kind: MailKind,
  session: Session,
  options: ServerOptions,
  address: string,
  known: User | null,
): Promise<KeepServer> {
  const { app, streams } = session
  const given = await mailServerOf(kind, session, options, address)
  const secret = options.password === false ? null : await chooseSecret(kind, session, options, given, known)
  const login = secret && loginWith(session, kind, given.user, secret, known)
  const { server } = given
  const ownEmail = known?.email ?? address
  streams.err(`Trying ${server.host}:\n`)
  if (kind === 'smtp') await tellSteps(streams, app.servers.checkSender({ server, login }, ownEmail))
  else if (login) await tellSteps(streams, app.servers.checkMailbox({ server, login }, ownEmail))
  const place = { kind, server, address, secret, user: secret && given.user }
  return (tx, user) => saveMailServer(tx, app.accounts.vault, user.id, place, app.pipeline.clock.now())
}

/** The password of the other server of the account, when the user says so; else one that is given now. */
async function chooseSecret(
  kind: MailKind,
  session: Session,
  options: ServerOptions,
  { server, needsAppPassword }: GivenServer,
  known: User | null,
): Promise<ServerSecret> {
  const other = known && (await otherServer(kind, session, known))
  if (options.samePassword && other === null)
    throw new UsageError('--same-password needs another mail server that is connected with a password.')
  if (other !== null && (options.samePassword ?? (await isSame(kind, session, options)))) return other
  if (needsAppPassword)
    session.streams.err(
      'This provider wants a password made for programs ("app password"): you make one in the security settings of your account there.\n',
    )
  return { password: await askPassword(session, options, server.host) }
}

async function isSame(kind: MailKind, session: Session, { passwordStdin }: ServerOptions): Promise<boolean> {
  const what = kind === 'smtp' ? 'your mailbox' : 'your server for sending'
  return passwordStdin ? false : askYes(session, `Is the password the same as for ${what}?`)
}

async function otherServer(
  kind: MailKind,
  { app }: Session,
  user: User,
): Promise<{ credentialId: string } | null> {
  const others = (await listConnections(app.pipeline.db, user.id)).filter(
    (each) => each.kind === (kind === 'smtp' ? 'imap' : 'smtp'),
  )
  const credentialId = others.map((each) => each.credentialId).find((id) => id !== null)
  return credentialId ? { credentialId } : null
}

function loginWith(
  { app }: Session,
  kind: MailKind,
  user: string,
  secret: ServerSecret,
  known: User | null,
): MailLogin {
  if ('password' in secret) return { user, password: secret.password }
  const { credentialId } = secret
  return { user, password: app.accounts.passwordOf({ userId: known?.id ?? '', kind, credentialId }) }
}
