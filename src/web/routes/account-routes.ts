import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { userWhoSignedIn } from '../../actions/sign-in.ts'
import { newState } from '../../connect/browser-question.ts'
import type { IdentityProvider, SignInTrip } from '../accounts/identity-provider.ts'
import { notFound } from '../error-pages.ts'
import { pageAddress } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { beginSession, cookieName, sessionMinutes } from '../sessions.ts'
import { goTo, showMessage } from '../show-page.ts'
import { keepTrips } from '../trips.ts'

type WithService = { Params: { service: string }; Querystring: { zone?: unknown } }
type Away = SignInTrip & { timeZone: string }

/** A sign-in asks the provider twice, so one address may not begin them without end. */
const fewTries = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const minutesAway = 10

/** Signing in with an account, where several people share the installation. */
export function addAccountRoutes(
  server: FastifyInstance,
  context: PageContext,
  providers: IdentityProvider[],
): void {
  const trips = keepTrips<Away>(context.app.pipeline.clock)
  const options = { config: fewTries, exposeHeadRoute: false }
  const providerOf = ({ params }: FastifyRequest<WithService>) =>
    providers.find(({ service }) => service === params.service)

  server.get<WithService>('/sign-in/with/:service', options, async (request, reply) => {
    const provider = providerOf(request)
    if (!provider) return notFound(request, reply, context)
    const redirectUri = `${pageAddress(context.place)}sign-in/answer/${provider.service}`
    const { trip, url } = await provider.begin(redirectUri)
    const browser = newState()
    trips.begin(trip.state, browser, { ...trip, timeZone: zoneOf(request.query.zone) })
    setMark(request, reply, context, browser)
    return reply.header('cache-control', 'no-store').redirect(url, 302)
  })

  // A GET, as the providers have it: it acts for the browser that was sent there, once, and for nobody else.
  server.get<WithService>('/sign-in/answer/:service', options, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const query = request.url.split('?')[1] ?? ''
    const state = new URLSearchParams(query).get('state') ?? ''
    const provider = providerOf(request)
    const trip = trips.take(state, request.cookies[markName(request, context)] ?? '')
    if (!provider || !trip) return showMessage(request, reply.code(400), context, stranger)
    const person = await provider.identify(trip, query)
    const user = await userWhoSignedIn(context.app, person, trip.timeZone)
    reply.clearCookie(markName(request, context), { path: '/' })
    await beginSession(request, reply, context, user, sessionMinutes.account)
    return goTo(reply, context, '/')
  })
}

/** Marks the browser that went away: an answer that somebody else began would sign it in as them. */
function setMark(request: FastifyRequest, reply: FastifyReply, context: PageContext, mark: string): void {
  const name = markName(request, context)
  const secure = name.startsWith('__Host-')
  reply.setCookie(name, mark, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: minutesAway * 60,
  })
}

function markName({ hostname }: FastifyRequest, { place }: PageContext): string {
  return `${cookieName(hostname, place)}-signing-in`
}

/** What the browser says of its clock, if it says something; the user can change it in the settings. */
function zoneOf(given: unknown): string {
  const known = typeof given === 'string' && Intl.supportedValuesOf('timeZone').includes(given)
  return known ? given : new Intl.DateTimeFormat().resolvedOptions().timeZone
}

const stranger = {
  title: 'Please sign in once more',
  words: 'This answer was taken already, came too late, or belongs to another browser.',
}
