import Fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../store/database.ts'
import type { InstallationKey } from '../store/installation-key.ts'
import { findUser, updateUser } from '../store/users.ts'
import { isOwnHost } from './page-address.ts'
import type { PageContext } from './page-context.ts'
import { pages } from './pages.ts'
import { addPushRoutes, type PushRoutes } from './push-routes.ts'
import { userOfToken } from './unsubscribe-link.ts'

/** Longest body that is read; bytes. The pages of somebody who has signed in take more. */
const bodyLimit = 16 * 1024

/**
 * Everything Afterword serves: what is public here, the pages of a user in a room of their own. Only a POST changes
 * anything: mail scanners follow every link they see, and mail programs unsubscribe by POST (RFC 8058).
 */
export function createWebServer(
  db: Database,
  key: InstallationKey,
  push: PushRoutes | null = null,
  page: PageContext | null = null,
): FastifyInstance {
  // Nothing is logged: addresses hold secrets. A body that is unreasonably slow to come is not waited for.
  // A proxy on this machine says who is asking, so that strangers do not use up each other's tries.
  const trustProxy = page !== null && page.place.publicUrl !== null ? 'loopback' : false
  const server = Fastify({ bodyLimit, logger: false, requestTimeout: 30_000, trustProxy })
  // Bodies are text until somebody knows what they are: the one-click body says nothing that the address does not.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy'))
      reply.header(
        'content-security-policy',
        "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
      )
    reply.header('referrer-policy', 'no-referrer')
    reply.header('x-content-type-options', 'nosniff')
  })

  server.get<{ Params: { token: string } }>('/unsubscribe/:token', async ({ params }, reply) => {
    const userId = userOfToken(params.token, key)
    if (userId === null || !(await findUser(db, userId)))
      return reply.code(404).type('text/html').send(unknownPage)
    return reply.type('text/html').send(confirmPage)
  })

  server.post<{ Params: { token: string } }>('/unsubscribe/:token', async ({ params }, reply) => {
    const userId = userOfToken(params.token, key)
    if (userId === null || !(await findUser(db, userId)))
      return reply.code(404).type('text/html').send(unknownPage)
    await updateUser(db, userId, { digestEnabled: false })
    return reply.type('text/html').send(donePage)
  })
  if (push) addPushRoutes(server, push)
  if (page) {
    server.addHook('onRequest', async ({ headers }, reply) => {
      // The header itself, which a page elsewhere cannot set; not what a proxy says of it.
      if (!isOwnHost((headers.host ?? '').replace(/:\d+$/, ''), page.place))
        return reply.code(421).type('text/plain').send('This is not the address of Afterword.\n')
    })
    server.register(pages, page)
  }
  return server
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`

const confirmPage = page(
  'Stop the weekly digest?',
  '<p>Your interviews, tasks and drafts stay as they are.</p><form method="post"><button>Stop the digest</button></form>',
)
const donePage = page(
  'The digest has stopped',
  '<p>You will get no more of them. Everything else goes on.</p>',
)
const unknownPage = page(
  'This link does not work',
  '<p>It may be incomplete. Use the link in your latest digest.</p>',
)
