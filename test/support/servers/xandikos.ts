import { isInstalled } from './installed.ts'
import { startServer, type TestServer } from './server-process.ts'

export const hasXandikos = isInstalled('xandikos', '--version')

export interface XandikosServer extends TestServer {
  /** Address under which the user's calendars lie. */
  home: string
}

/** Debian's Xandikos, the second opinion: no passwords, and 500 for a bad token. */
export async function startXandikos(): Promise<XandikosServer> {
  const server = await startServer({
    program: 'xandikos',
    prepare: async (folder, port) => [
      ...['--defaults', '-d', folder, '-l', '127.0.0.1', '-p', String(port)],
      ...['--current-user-principal', '/user/'],
    ],
  })
  return { ...server, home: `http://127.0.0.1:${server.port}/user/calendars/` }
}
