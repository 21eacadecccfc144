import { type Answer, type Call, noContent, ok, Refusal } from '../http/call.ts'
import { asObject, text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import { DAY } from '../world/times.ts'
import { entryOf } from './calendar-list.ts'

const USUAL_TTL = 7 * DAY
const LONGEST_TTL = 30 * DAY

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/watch */
export function watch(call: Call, { channels, context }: Parts): Answer {
  const { calendar } = entryOf(call)
  const id = text(call.body, 'id') ?? ''
  const address = text(call.body, 'address') ?? ''
  if (!id || channels.has(id)) {
    throw refuse('channelIdNotUnique', `Channel id ${id} not unique`)
  }
  if (text(call.body, 'type') !== 'web_hook') throw refuse('required', 'Unknown channel type')
  if (!isAllowed(address)) throw refuse('push.webhookUrlNotHttps', 'WebHook callback must be HTTPS')
  const channel = channels.open(calendar, {
    id,
    resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`,
    address,
    token: text(call.body, 'token') ?? null,
    expires: Math.floor((Date.parse(context.now()) + ttl(call.body, context.now())) / 1000) * 1000,
  })
  return ok({
    kind: 'api#channel',
    id,
    resourceId: channel.resourceId,
    resourceUri: channel.resourceUri,
    ...(channel.token === null ? {} : { token: channel.token }),
    expiration: `${channel.expires}`,
  })
}

/** The fake reaches nobody but the machine it runs on; there it does not ask for TLS. */
const isAllowed = (address: string): boolean =>
  URL.canParse(address) && (address.startsWith('https:') || new URL(address).hostname === '127.0.0.1')

function ttl(body: unknown, now: string): number {
  const seconds = Number(text(asObject(body).params, 'ttl'))
  const expiration = Number(asObject(body).expiration)
  const asked = seconds > 0 ? seconds * 1000 : expiration > 0 ? expiration - Date.parse(now) : USUAL_TTL
  return Math.min(asked, LONGEST_TTL)
}

export function stopChannel(call: Call, { channels }: Parts): Answer {
  const [id, resourceId] = [text(call.body, 'id') ?? '', text(call.body, 'resourceId') ?? '']
  if (channels.stop(id, resourceId)) return noContent
  throw new Refusal(googleError(404, 'notFound', `Channel '${id}' not found for project`))
}

const refuse = (reason: string, message: string) => new Refusal(googleError(400, reason, message))
