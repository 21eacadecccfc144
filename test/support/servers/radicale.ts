import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isInstalled } from './installed.ts'
import { startServer, type TestServer } from './server-process.ts'

export const hasRadicale = isInstalled('radicale', '--version')

/** Debian's Radicale with one user. The strict one: passwords, and 403 `valid-sync-token` for a bad token. */
export async function startRadicale(user: string, password: string): Promise<RadicaleServer> {
  const server = await startServer({
    program: 'radicale',
    async prepare(folder, port) {
      await writeFile(join(folder, 'users'), `${user}:${password}\n`)
      await writeFile(join(folder, 'config'), configOf(folder, port))
      return ['--config', join(folder, 'config')]
    },
  })
  return {
    ...server,
    home: `http://127.0.0.1:${server.port}/${user}/`,
    setPassword: (changed) => writeFile(join(server.folder, 'users'), `${user}:${changed}\n`),
  }
}

export interface RadicaleServer extends TestServer {
  /** Address under which the user's calendars lie. */
  home: string
  setPassword(password: string): Promise<void>
}

function configOf(folder: string, port: number): string {
  return `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${join(folder, 'collections')}
[web]
type = none
[logging]
level = warning
`
}
