import type { FastifyInstance } from 'fastify'
import { findUser } from '../../store/users.ts'
import { notFound } from '../error-pages.ts'
import type { PageContext } from '../page-context.ts'
import { useUpKey } from '../page-keys.ts'
import { readPageLink } from '../page-link.ts'
import { beginSession, sessionMinutes } from '../sessions.ts'
import { goTo, showMessage, showPage, signInPage } from '../show-page.ts'

/** So many tries a minute: a token is far too long to guess, and guessing should not be a load either. */
const fewTries = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

type WithToken = { Params: { token: string } }

/**
 * Ways in. A GET shows a button and uses nothing up: mail scanners and chat programs open every link they see, and
 * would otherwise burn a link that works once.
 */
export function addSignInRoutes(server: FastifyInstance, context: PageContext): void {
  server.get('/sign-in', (request, reply) => signInPage(request, reply, context))

  // Where several people share the installation, a link is not enough to say who somebody is.
  if (context.identityProviders) addOpenLink(server, context)
  else addLinksThatSignIn(server, context)
}

function addLinksThatSignIn(server: FastifyInstance, context: PageContext): void {
  const { pipeline } = context.app
  server.get<WithToken>('/sign-in/:token', fewTries, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return showPage(request, reply, context, { page: 'enter', title: 'Welcome', section: null, view: {} })
  })

  server.post<WithToken>('/sign-in/:token', fewTries, async (request, reply) => {
    const user = await useUpKey(pipeline, 'sign-in', request.params.token)
    if (!user) return showMessage(request, reply.code(403), context, usedUp)
    await beginSession(request, reply, context, user, sessionMinutes.own)
    return goTo(reply, context, '/')
  })

  server.get<WithToken>('/open/:token', fewTries, async (request, reply) => {
    const link = readPageLink(request.params.token, pipeline.key, pipeline.clock.now())
    if (!link) return showMessage(request, reply.code(404), context, expired)
    if (request.signedIn?.user.id === link.userId) return goTo(reply, context, link.path)
    reply.header('cache-control', 'no-store')
    return showPage(request, reply, context, { page: 'enter', title: 'Welcome', section: null, view: {} })
  })

  server.post<WithToken>('/open/:token', fewTries, async (request, reply) => {
    const link = readPageLink(request.params.token, pipeline.key, pipeline.clock.now())
    const user = link && (await findUser(pipeline.db, link.userId))
    if (!link || !user) return showMessage(request, reply.code(404), context, expired)
    await beginSession(request, reply, context, user, sessionMinutes.fromMail)
    return goTo(reply, context, link.path)
  })
}

/** A link in a mail leads its own user on, who has signed in; a mail may be forwarded. */
function addOpenLink(server: FastifyInstance, context: PageContext): void {
  const { key, clock } = context.app.pipeline
  server.get<WithToken>('/open/:token', fewTries, async (request, reply) => {
    const link = readPageLink(request.params.token, key, clock.now())
    if (link && request.signedIn?.user.id === link.userId) return goTo(reply, context, link.path)
    return request.signedIn ? notFound(request, reply, context) : signInPage(request, reply, context)
  })
}

const usedUp = {
  title: 'This link does not work any more',
  words: 'It works once, and for a day. “afterword page” in the terminal prints another.',
}

const expired = {
  title: 'This link does not work any more',
  words: 'Use the one in your latest digest, or “afterword page” in the terminal.',
}
