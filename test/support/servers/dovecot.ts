import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Certificate, selfSignedCertificate } from './certificate.ts'
import { ended } from './ended.ts'
import { freePort } from './free-port.ts'
import { isInstalled } from './installed.ts'

export const hasDovecot = isInstalled('dovecot', '--version')

export interface DovecotFolder {
  name: string
  /** Left out where only the name tells. */
  use?: '\\Drafts' | '\\Sent' | '\\Trash' | '\\Junk' | '\\Archive'
}

export interface Dovecot {
  /** Speaks IMAP, plain and with STARTTLS. */
  port: number
  /** Speaks IMAP with TLS from the first byte on. */
  tlsPort: number
  certificate: Certificate
  /** Every name has an account, which begins with empty folders. */
  loginOf(user: string): { user: string; password: string }
  /** Makes a folder count its messages anew, as after a restored backup. */
  resetUidValidity(user: string, folder: string): Promise<void>
  stop(): Promise<void>
}

export const usualFolders: DovecotFolder[] = [
  { name: 'Drafts', use: '\\Drafts' },
  { name: 'Sent', use: '\\Sent' },
  { name: 'Trash', use: '\\Trash' },
  { name: 'Junk', use: '\\Junk' },
  { name: 'Jobs' },
]

/** Debian's `mail` keeps the mail where root starts the server. */
const mailUser = { uid: 8, gid: 8 }
const password = 'correct-horse-battery-staple'
const isRoot = process.getuid?.() === 0

/**
 * Starts a real Dovecot on loopback, in a folder of its own; `stop` takes both away. Consents are judged by asking the
 * address `tokens`, with the token at its end (RFC 7662).
 */
export async function startDovecot(
  folders: DovecotFolder[] = usualFolders,
  tokens: string | null = null,
): Promise<Dovecot> {
  const root = await mkdtemp(join(tmpdir(), 'afterword-dovecot-'))
  const [port, tlsPort] = [await freePort(), await freePort()]
  const certificate = selfSignedCertificate()
  // Dovecot's own users look into it.
  await chmod(root, 0o755)
  await mkdir(join(root, 'mail'))
  if (isRoot) await chown(join(root, 'mail'), mailUser.uid, mailUser.gid)
  await writeFile(join(root, 'cert.pem'), certificate.cert)
  await writeFile(join(root, 'key.pem'), certificate.key, { mode: 0o600 })
  await writeFile(join(root, 'dovecot.conf'), configuration(root, port, tlsPort, folders, tokens))
  await writeFile(join(root, 'tokens.conf'), tokenConfiguration(tokens ?? ''))
  // Its own descriptors: what it inherits it would keep open for ever.
  const server = spawn('dovecot', ['-F', '-c', join(root, 'dovecot.conf')], { stdio: 'ignore' })
  await Promise.all([answers(port), answers(tlsPort)]).catch(async (error: Error) => {
    throw new Error(`Dovecot did not start: ${await readFile(join(root, 'log'), 'utf8')}`, { cause: error })
  })
  return {
    port,
    tlsPort,
    certificate,
    loginOf: (user) => ({ user, password }),
    async resetUidValidity(user, folder) {
      const list = join(
        root,
        'mail',
        user,
        'Maildir',
        folder === 'INBOX' ? '' : `.${folder}`,
        'dovecot-uidlist',
      )
      const lines = (await readFile(list, 'utf8')).split('\n')
      await writeFile(
        list,
        lines.map((line, at) => (at === 0 ? line.replace(/ V\d+/, ' V1234567') : line)).join('\n'),
      )
      for (const index of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
        await rm(join(list, '..', index), { force: true })
      }
    },
    async stop() {
      await ended(server)
      await rm(root, { recursive: true, force: true })
    },
  }
}

function tokenConfiguration(url: string): string {
  return `introspection_url = ${url}
introspection_mode = get
username_attribute = username
active_attribute = active
active_value = true
`
}

function configuration(
  root: string,
  port: number,
  tlsPort: number,
  folders: DovecotFolder[],
  tokens: string | null,
): string {
  const consents = `auth_mechanisms = plain xoauth2
passdb {
 driver = oauth2
 mechanisms = xoauth2
 args = ${root}/tokens.conf
}`
  const own = userInfo().username
  const mailboxes = folders.map(
    ({ name, use }) => `mailbox "${name}" {\n auto = subscribe\n ${use ? `special_use = ${use}` : ''}\n}`,
  )
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log
ssl = yes
ssl_cert = <${root}/cert.pem
ssl_key = <${root}/key.pem
disable_plaintext_auth = no
mail_max_userip_connections = 200
first_valid_uid = 1
${isRoot ? '' : `default_internal_user = ${own}\ndefault_login_user = ${own}\ndefault_internal_group =`}
mail_location = maildir:${root}/mail/%u/Maildir
${tokens === null ? '' : consents}
passdb {
 driver = static
 mechanisms = plain login
 args = password=${password}
}
userdb {
 driver = static
 args = uid=${isRoot ? mailUser.uid : userInfo().uid} gid=${isRoot ? mailUser.gid : userInfo().gid} home=${root}/mail/%u
}
service imap-login {
 chroot =
 inet_listener imap {
  port = ${port}
 }
 inet_listener imaps {
  port = ${tlsPort}
  ssl = yes
 }
}
auth_failure_delay = 0
service anvil {
 chroot =
 unix_listener anvil-auth-penalty {
  mode = 0
 }
}
namespace inbox {
 inbox = yes
 separator = /
${mailboxes.join('\n')}
}
`
}

/** Waits until somebody answers at the port. */
export async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`nobody answers at port ${port}`)
}
