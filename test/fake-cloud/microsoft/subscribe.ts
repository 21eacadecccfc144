import { type Call, Refusal } from '../http/call.ts'
import { asObject, text } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import { graphError } from '../http/vendor-errors.ts'
import type { ChangeType, Subscription } from '../push/subscriptions.ts'
import { wantsImmutableIds } from './graph-route.ts'
import { watchResource } from './watched.ts'

/** Whatever is asked for, Outlook's resources are watched no longer: the answer says until when. */
const LONGEST = 4230 * 60_000

export async function subscribe(call: Call, parts: Parts): Promise<Subscription> {
  const body = asObject(call.body)
  const subscription: Subscription = {
    id: parts.context.ids.guid(),
    account: call.account,
    resource: text(body, 'resource') ?? '',
    changeTypes: (text(body, 'changeType') ?? '').split(',').map((each) => each.trim()) as ChangeType[],
    notificationUrl: text(body, 'notificationUrl') ?? '',
    lifecycleNotificationUrl: text(body, 'lifecycleNotificationUrl') ?? null,
    clientState: text(body, 'clientState') ?? null,
    immutableIds: wantsImmutableIds(call),
    expires: expiry(body.expirationDateTime, parts),
    end: () => {},
  }
  const watched = watchResource(subscription, parts)
  if (!watched) throw refuse(parts, `The resource '${subscription.resource}' is not one that can be watched.`)
  for (const url of [subscription.notificationUrl, subscription.lifecycleNotificationUrl]) {
    if (url !== null && !(await validates(url, parts))) {
      throw refuse(
        parts,
        'Subscription validation request failed. Response must exactly match validationToken query parameter.',
      )
    }
  }
  subscription.end = watched()
  parts.subscriptions.add(subscription)
  return subscription
}

export function expiry(asked: unknown, parts: Parts): number {
  const now = Date.parse(parts.context.now())
  const wanted = Date.parse(String(asked))
  if (Number.isNaN(wanted) || wanted <= now) {
    throw refuse(parts, 'Subscription expiration can only be in the future.')
  }
  return Math.min(wanted, now + LONGEST)
}

/** "The client must respond with the decoded validation token as plain text, 200 OK, within 10 seconds." */
async function validates(url: string, { deliveries, context }: Parts): Promise<boolean> {
  if (!URL.canParse(url)) return false
  const token = `Validation: Testing client application reachability for subscription. Request-Id: ${context.ids.guid()}`
  const to = new URL(url)
  to.searchParams.set('validationToken', token)
  const { status, text: said } = await deliveries.post(
    to.href,
    { 'content-type': 'text/plain; charset=utf-8' },
    undefined,
  )
  return status === 200 && said === token
}

const refuse = ({ context }: Parts, message: string) =>
  new Refusal(graphError(400, 'ValidationError', message, context.now()))
