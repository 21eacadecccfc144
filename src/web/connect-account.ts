import type { FastifyReply, FastifyRequest } from 'fastify'
import { keepConsent } from '../actions/connect-account.ts'
import { giveBackCredentials } from '../actions/give-back.ts'
import {
  type BrowserAnswer,
  type BrowserQuestion,
  newState,
  openQuestion,
  redeemAnswer,
} from '../connect/browser-question.ts'
import type { ConsentPort } from '../connect/consent-port.ts'
import { type ConsentRound, reasonOf } from '../connect/consent-round.ts'
import { plain } from '../followup/words.ts'
import { type AccountService, serviceNames } from '../shared/must-connect-again.ts'
import type { User } from '../store/users.ts'
import { isPublic, pageAddress } from './page-address.ts'
import type { PageContext } from './page-context.ts'
import { beginSession, sessionMinutes } from './sessions.ts'
import { goTo, ownerOf, showPage } from './show-page.ts'
import type { Trips } from './trips.ts'

/** A user who is asked at a provider, round by round, just as on the command line. */
export interface ConsentTrip {
  service: AccountService
  question: BrowserQuestion
  /** What is asked afterwards. */
  rest: ConsentRound[]
  /** The page as this browser calls it: its session is known under that name only. */
  home: string
}

export interface Asking {
  service: AccountService
  rounds: ConsentRound[]
  /** The account that is expected; null when it is not known. */
  account: string | null
  /** What is connected already. */
  connected: string
}

/**
 * Says why the next round is needed, with a link to the provider. A link and not a redirect: pages of ours may send
 * their forms nowhere else, and nobody is to be surprised by somebody else's page.
 */
export async function askNextRound(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  trips: Trips<ConsentTrip>,
  { service, rounds, account, connected }: Asking,
): Promise<FastifyReply> {
  const [round, ...rest] = rounds
  if (!round || !request.signedIn) return goTo(reply, context, '/settings#connections', 'account-connected')
  const port = await context.app.accounts.openConsent(service)
  const state = newState()
  const redirectUri = answerAddress(context, port)
  const question = await openQuestion(port, { round, redirectUri, state, account })
  const home = homeOf(request, context)
  trips.begin(state, request.signedIn.sessionHash, { service, question, rest, home })
  const name = serviceNames[service]
  const view = { reason: reasonOf(round), url: question.url, service: name, connected }
  const title = `Connect ${name}`
  return showPage(request, reply, context, { page: 'consent', title, section: 'Settings', view })
}

/** Keeps what the answer allows, has it read, and asks on. */
export async function takeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  { service, question, rest }: ConsentTrip,
  answer: BrowserAnswer,
): Promise<{ account: string; connected: string }> {
  const { round } = question
  const port = await context.app.accounts.openConsent(service)
  const consent = await redeemAnswer(port, question, answer)
  const calendars = round.purpose === 'calendar' ? await port.listCalendars(consent) : []
  const user = ownerOf(request)
  const newcomer = { name: undefined, timeZone: user.timeZone }
  const given = { service, round, consent, calendars }
  const owner = await keepConsent(context.app, user.isSample ? null : user, given, newcomer)
  // What was replaced and nothing needs any more.
  if (rest.length === 0) await context.app.lock.hold(() => giveBackCredentials(context.app, owner))
  await continueAs(owner, request, reply, context)
  await context.work.readAll(owner.id)
  const account = plain(consent.account)
  const count = calendars.length === 1 ? 'one calendar' : `${calendars.length} calendars`
  return { account, connected: `${account} is connected: ${round.purpose === 'calendar' ? count : 'mail'}.` }
}

/** Whoever looked at the sample is from here on themself. */
async function continueAs(
  owner: User,
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
): Promise<void> {
  if (owner.id !== request.signedIn?.user.id)
    await beginSession(request, reply, context, owner, sessionMinutes.own)
}

/** Where the provider sends the browser back to; registered there in these words. */
function answerAddress({ place }: PageContext, { service, redirectHost }: ConsentPort): string {
  const own = place.publicUrl === null ? `http://${redirectHost}:${place.port}/` : pageAddress(place)
  return `${own}connect/${service}/answer`
}

/** The page under the name by which this request called it. */
export function homeOf({ host, hostname }: FastifyRequest, { place }: PageContext): string {
  return isPublic(hostname, place) ? pageAddress(place) : `http://${host}/`
}
