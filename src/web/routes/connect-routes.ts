import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readAnswer } from '../../connect/browser-question.ts'
import { connectModes, roundsOf } from '../../connect/consent-round.ts'
import { accountServices } from '../../shared/must-connect-again.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { listConnections } from '../../store/connections.ts'
import { findCredential } from '../../store/credentials.ts'
import { askNextRound, type ConsentTrip, homeOf, takeAnswer } from '../connect-account.ts'
import { notFound } from '../error-pages.ts'
import { idParams, ticked } from '../forms.ts'
import type { PageContext } from '../page-context.ts'
import { ownerOf, showMessage, signInPage } from '../show-page.ts'
import type { Trips } from '../trips.ts'

const wishes = z.object({
  service: z.enum(accountServices),
  mode: z.enum(connectModes),
  tasks: ticked,
})

/** Begins to connect an account, or to connect one again whose consent was taken back. */
export function addConnectRoutes(
  server: FastifyInstance,
  context: PageContext,
  trips: Trips<ConsentTrip>,
): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { db } = context.app.pipeline

  own.post('/settings/accounts', { schema: { body: wishes } }, async (request, reply) => {
    const { service, mode, tasks } = request.body
    const asking = { service, rounds: roundsOf(mode, tasks), account: null, connected: '' }
    return askNextRound(request, reply, context, trips, asking)
  })

  own.post(
    '/settings/connections/:id/reconnect',
    { schema: { params: idParams } },
    async (request, reply) => {
      const user = ownerOf(request)
      const connections = await listConnections(db, user.id)
      const credentialId = connections.find(({ id }) => id === request.params.id)?.credentialId
      const credential = credentialId && (await findCredential(db, user.id, credentialId))
      const service = credential && accountServices.find((each) => each === credential.provider)
      const mode = credential && connectModes.find((each) => each === credential.purpose)
      if (!service || !mode) return notFound(request, reply, context)
      // Only what this consent allowed is asked for anew, with all that it was for.
      const tasks = connections.some((each) => each.role === 'tasks' && each.credentialId === credentialId)
      const rounds = roundsOf(mode, tasks).filter(({ purpose }) => purpose === mode)
      const asking = { service, rounds, account: credential.account, connected: '' }
      return askNextRound(request, reply, context, trips, asking)
    },
  )
}

/**
 * Where a provider sends the browser back to. It is a GET, so it acts only for the browser that was sent there, and
 * once: a scanner or a second look changes nothing.
 */
export function addConsentAnswer(
  server: FastifyInstance,
  context: PageContext,
  trips: Trips<ConsentTrip>,
): void {
  server.get('/connect/:service/answer', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const state = query.get('state') ?? ''
    const answer = readAnswer(query)
    if (request.signedIn === null) return homeOrSignIn(request, reply, context, trips.find(state))
    const trip = answer && trips.take(state, request.signedIn.sessionHash)
    if (!trip) return showMessage(request, reply.code(400), context, stranger)
    try {
      const { account, connected } = await takeAnswer(request, reply, context, trip, answer)
      const asking = { service: trip.service, rounds: trip.rest, account, connected }
      return await askNextRound(request, reply, context, trips, asking)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const said = { title: 'This was not connected', words: error.message }
      return showMessage(request, reply.code(422), context, said)
    }
  })
}

/** One machine has several names, and a session is known under one: the browser takes its answer there. */
function homeOrSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  trip: ConsentTrip | null,
): FastifyReply | Promise<FastifyReply> {
  if (trip === null || trip.home === homeOf(request, context)) return signInPage(request, reply, context)
  return reply.redirect(new URL(request.url.slice(1), trip.home).href, 303)
}

const stranger = {
  title: 'This is not the answer Afterword waits for',
  words: 'It was taken already, or it came too late. Settings shows what is connected.',
}
