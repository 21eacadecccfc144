import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { changeSettings, readSettings } from '../../actions/change-settings.ts'
import { connectCalendar, disconnectCalendar } from '../../actions/connect-calendar.ts'
import { listConnections } from '../../store/connections.ts'
import { listPageKeys, revokePageKey, revokePageKeys } from '../../store/page-keys.ts'
import { updateUser } from '../../store/users.ts'
import { notFound } from '../error-pages.ts'
import { idParams, optionalText, text } from '../forms.ts'
import { pageAddress } from '../page-address.ts'
import type { PageContext } from '../page-context.ts'
import { issueKey } from '../page-keys.ts'
import { endSession } from '../sessions.ts'
import { goTo, ownerOf, showMessage, showPage } from '../show-page.ts'
import { offeredSettings, type SettingsView, settingsView } from '../view/settings-view.ts'

const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    error: 'must be a zone such as Europe/Berlin',
  })
const profile = z.object({
  name: optionalText(120),
  timeZone,
  phone: optionalText(60),
  profileUrl: z
    .union([z.literal(''), z.url({ protocol: /^https$/, error: 'must be an https address' })])
    .default(''),
})
const calendar = z.object({ place: text(2_000).pipe(z.string().min(1)) })
const times = z.partialRecord(z.enum(offeredSettings), z.string().max(20))
const keys = z.object({ kind: z.enum(['feed', 'api']), word: z.enum(['make', 'revoke']) })

/** Connections, times, profile, and what the user gave out. */
export function addSettingsRoutes(server: FastifyInstance, context: PageContext): void {
  const own = server.withTypeProvider<ZodTypeProvider>()
  const { app, place } = context
  const { db } = app.pipeline

  own.get('/settings', (request, reply) => showSettings(request, reply, context, null))

  own.post('/settings/profile', { schema: { body: profile } }, async (request, reply) => {
    const { profileUrl, ...given } = request.body
    await updateUser(db, ownerOf(request).id, { ...given, profileUrl: profileUrl || null })
    return goTo(reply, context, '/settings', 'profile')
  })

  own.post('/settings/times', { schema: { body: timesOnly } }, async (request, reply) => {
    if (place.publicUrl !== null) return showMessage(request, reply.code(403), context, shared)
    const settings = await changeSettings(context.settings, request.body as Record<string, string>)
    app.takeUp(settings)
    await context.work.followUp(ownerOf(request).id)
    return goTo(reply, context, '/settings#times', 'times')
  })

  own.post('/settings/calendars', { schema: { body: calendar } }, async (request, reply) => {
    if (place.publicUrl !== null && !/^(https|webcals?):/i.test(request.body.place))
      return showMessage(request, reply.code(403), context, onlyAddresses)
    await connectCalendar(app, ownerOf(request), request.body.place)
    return goTo(reply, context, '/settings#connections', 'connected')
  })

  own.post('/settings/calendars/:id/remove', { schema: { params: idParams } }, async (request, reply) => {
    const isGone = await disconnectCalendar(app, ownerOf(request), request.params.id)
    if (!isGone) return notFound(request, reply, context)
    return goTo(reply, context, '/settings#connections', 'disconnected')
  })

  own.post('/settings/keys', { schema: { body: keys } }, async (request, reply) => {
    const { kind, word } = request.body
    const user = ownerOf(request)
    await revokePageKeys(db, user.id, kind)
    if (word === 'revoke') return goTo(reply, context, '/settings#keys', 'keys-revoked')
    const secret = await issueKey(app.pipeline, user.id, kind, null)
    return showSettings(request, reply, context, madeKey(kind, secret, context))
  })

  own.post('/sign-out', async (request, reply) => {
    const { signedIn } = request
    if (signedIn) await revokePageKey(db, signedIn.user.id, signedIn.sessionHash)
    endSession(request, reply, context)
    return goTo(reply, context, '/sign-in', 'signed-out')
  })
}

const timesOnly = z.preprocess(
  (given) =>
    Object.fromEntries(
      Object.entries(given as Record<string, unknown>).filter(([name]) => offeredSettings.includes(name)),
    ),
  times,
)

async function showSettings(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
  made: SettingsView['made'],
): Promise<FastifyReply> {
  const { app, place, settings } = context
  const { db, clock } = app.pipeline
  const user = ownerOf(request)
  const view = settingsView({
    user,
    now: clock.now(),
    settings: await readSettings(settings),
    connections: await listConnections(db, user.id),
    registeredAt: app.accounts.registeredAt,
    isOwnInstallation: place.publicUrl === null,
    hasFeed: (await listPageKeys(db, user.id, 'feed')).length > 0,
    hasApiKey: (await listPageKeys(db, user.id, 'api')).length > 0,
    made,
  })
  return showPage(request, reply, context, { page: 'settings', title: 'Settings', section: 'Settings', view })
}

function madeKey(kind: 'feed' | 'api', secret: string, { place }: PageContext): SettingsView['made'] {
  return kind === 'feed'
    ? { words: 'Your calendar address', secret: `${pageAddress(place)}feed/${secret}/tasks.ics` }
    : { words: 'Your API key', secret }
}

const shared = {
  title: 'That is not yours alone',
  words: 'Others use this Afterword too, so its times are set by whoever runs it.',
}
const onlyAddresses = {
  title: 'That does not work',
  words: 'Give the subscription address of a calendar; it begins with https or webcal.',
}
