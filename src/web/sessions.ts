import type { FastifyReply, FastifyRequest } from 'fastify'
import { revokePageKey } from '../store/page-keys.ts'
import type { User } from '../store/users.ts'
import { isPublic } from './page-address.ts'
import type { PageContext, SignedIn } from './page-context.ts'
import { issueKey, keyHash, userOfKey } from './page-keys.ts'
import type { WebPlace } from './unsubscribe-link.ts'

/** Of a browser that was given the link at the machine itself, that came from a mail, that signed in; minutes. */
export const sessionMinutes = { own: 30 * 24 * 60, fromMail: 24 * 60, account: 7 * 24 * 60 }

/**
 * Programs on one machine share their cookies whatever their port, so the port is in the name. `__Host-` has browsers
 * refuse a cookie that another host of the domain set.
 */
export function cookieName(hostname: string, place: WebPlace): string {
  return isPublic(hostname, place) ? '__Host-afterword' : `afterword-${place.port}`
}

/** Who the session cookie of a request stands for. */
export async function signedInBy(
  { hostname, cookies }: FastifyRequest,
  { app, place }: PageContext,
): Promise<SignedIn | null> {
  const secret = cookies[cookieName(hostname, place)]
  if (!secret) return null
  const user = await userOfKey(app.pipeline, 'session', secret)
  return user && { user, sessionHash: keyHash(app.pipeline.key, 'session', secret) }
}

/** Signs in under a new secret; the session before, whoever's it was, ends with it. */
export async function beginSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { app, place }: PageContext,
  user: User,
  minutes: number,
): Promise<void> {
  const before = request.signedIn
  if (before) await revokePageKey(app.pipeline.db, before.user.id, before.sessionHash)
  const secret = await issueKey(app.pipeline, user.id, 'session', minutes)
  reply.setCookie(cookieName(request.hostname, place), secret, {
    httpOnly: true,
    // Lax, not Strict: a link in the digest should lead in, and only a POST changes anything.
    sameSite: 'lax',
    secure: isPublic(request.hostname, place),
    path: '/',
    maxAge: minutes * 60,
  })
  request.signedIn = { user, sessionHash: keyHash(app.pipeline.key, 'session', secret) }
}

export function endSession(request: FastifyRequest, reply: FastifyReply, { place }: PageContext): void {
  reply.clearCookie(cookieName(request.hostname, place), { path: '/' })
}
