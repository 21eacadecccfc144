import type { FastifyReply, FastifyRequest } from 'fastify'
import { serviceNames } from '../shared/must-connect-again.ts'
import { UsageError } from '../shared/usage-error.ts'
import { basePath } from './page-address.ts'
import type { PageContext, SignedIn } from './page-context.ts'
import { assets } from './render/assets.ts'
import { notices } from './view/notices.ts'

const { version } = assets()

const sections = [
  { name: 'Today', path: '/' },
  { name: 'Pipeline', path: '/pipeline' },
  { name: 'Digest', path: '/digest' },
  { name: 'Settings', path: '/settings' },
] as const

export type Section = (typeof sections)[number]['name']

export interface Shown {
  /** Name of the template. */
  page: string
  title: string
  section: Section | null
  view: object
}

/** Sends a page in the frame that all pages share. */
export async function showPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderer, place }: PageContext,
  { page, title, section, view }: Shown,
): Promise<FastifyReply> {
  const base = basePath(place)
  const { signedIn } = request
  const html = renderer.render(page, {
    ...view,
    title,
    base,
    assets: `${base}/assets/${version}`,
    csrf: signedIn ? reply.generateCsrf({ userInfo: signedIn.sessionHash }) : '',
    sections: signedIn
      ? sections.map(({ name, path }) => ({ name, href: `${base}${path}`, isHere: name === section }))
      : [],
    notice: noticeOf(request),
  })
  return reply.type('text/html; charset=utf-8').send(html)
}

/** A page that says one thing. */
export function showMessage(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  message: { title: string; words: string },
): Promise<FastifyReply> {
  const view = { words: message.words }
  return showPage(request, reply, context, { page: 'message', title: message.title, section: null, view })
}

/** Whoever has not signed in is told how, and learns nothing else, not even whether a page exists. */
export function signInPage(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
): Promise<FastifyReply> {
  reply.code(401).header('cache-control', 'no-store')
  const base = basePath(context.place)
  const services = context.identityProviders?.map(({ service }) => ({
    name: serviceNames[service],
    href: `${base}/sign-in/with/${service}`,
  }))
  return showPage(request, reply, context, {
    page: 'sign-in',
    title: 'Sign in',
    section: null,
    view: { services },
  })
}

/** Back to a page after a change, with a word that it was done. */
export function goTo(
  reply: FastifyReply,
  { place }: PageContext,
  path: string,
  notice?: keyof typeof notices,
): FastifyReply {
  const [address = '', anchor] = path.split('#')
  const query = notice ? `${address.includes('?') ? '&' : '?'}said=${notice}` : ''
  return reply.redirect(`${basePath(place)}${address}${query}${anchor ? `#${anchor}` : ''}`, 303)
}

/** The user of a request inside the own pages, where there always is one. */
export function ownerOf({ signedIn }: FastifyRequest): SignedIn['user'] {
  if (!signedIn) throw new UsageError('Nobody has signed in.')
  return signedIn.user
}

/** Only words of ours: what stands in the address chooses among them. */
function noticeOf({ query }: FastifyRequest): string | null {
  const { said } = (query ?? {}) as { said?: unknown }
  return typeof said === 'string' && Object.hasOwn(notices, said)
    ? notices[said as keyof typeof notices]
    : null
}
