import { type Answer, type Call, noContent, ok, type Route } from '../http/call.ts'
import { asObject } from '../http/json.ts'
import type { Parts } from '../http/parts.ts'
import type { Subscription } from '../push/subscriptions.ts'
import { refuse, route } from './graph-route.ts'
import { SUBSCRIBE } from './scopes.ts'
import { expiry, subscribe } from './subscribe.ts'

/** https://learn.microsoft.com/graph/api/resources/subscription */
export function subscriptionRoutes(parts: Parts): Route[] {
  const one = '/subscriptions/{subscriptionId}'
  return [
    route('POST', '/subscriptions', SUBSCRIBE, async (call) => ({
      status: 201,
      body: resource(await subscribe(call, parts)),
    })),
    route('GET', '/subscriptions', SUBSCRIBE, ({ account }) =>
      ok({
        value: parts.subscriptions
          .all()
          .filter((each) => each.account === account)
          .map(resource),
      }),
    ),
    route('GET', one, SUBSCRIBE, (call) => ok(resource(subscriptionIn(call, parts)))),
    route('PATCH', one, SUBSCRIBE, (call) => renew(call, parts)),
    route('POST', `${one}/reauthorize`, SUBSCRIBE, (call) => {
      subscriptionIn(call, parts)
      return noContent
    }),
    route('DELETE', one, SUBSCRIBE, (call) => {
      parts.subscriptions.remove(subscriptionIn(call, parts))
      return noContent
    }),
  ]
}

function subscriptionIn({ account, params }: Call, { subscriptions, context }: Parts): Subscription {
  const found = subscriptions.find(params.subscriptionId ?? '')
  if (found?.account === account) return found
  throw refuse(404, 'ResourceNotFound', 'The object was not found.', context.now())
}

/** Only when it ends can be changed; a lifecycle address cannot be added later. */
function renew(call: Call, parts: Parts): Answer {
  const subscription = subscriptionIn(call, parts)
  const body = asObject(call.body)
  if (
    'lifecycleNotificationUrl' in body &&
    body.lifecycleNotificationUrl !== subscription.lifecycleNotificationUrl
  ) {
    throw refuse(400, 'InvalidRequest', 'lifecycleNotificationUrl cannot be changed.', parts.context.now())
  }
  subscription.expires = expiry(body.expirationDateTime, parts)
  return ok(resource(subscription))
}

const resource = (each: Subscription): Record<string, unknown> => ({
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscriptions/$entity',
  id: each.id,
  resource: each.resource,
  applicationId: '00000000-0000-0000-0000-00000000aaaa',
  changeType: each.changeTypes.join(','),
  clientState: each.clientState,
  notificationUrl: each.notificationUrl,
  lifecycleNotificationUrl: each.lifecycleNotificationUrl,
  expirationDateTime: new Date(each.expires).toISOString(),
  creatorId: each.account.id,
  includeResourceData: null,
  latestSupportedTlsVersion: 'v1_2',
  notificationQueryOptions: null,
  encryptionCertificate: null,
  encryptionCertificateId: null,
})
