import type { Call } from '../http/call.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { preference, wantsImmutableIds } from './graph-route.ts'
import { internetHeaders, messageResource } from './message-resource.ts'
import { selected } from './odata.ts'

/** A message as one request wants to see it: `$select`, `$expand`, kinds of id and body. */
export function shownMessage(mail: MailState, call: Call): Record<string, unknown> {
  const { query, account } = call
  const asText = preference(call, 'outlook.body-content-type')?.toLowerCase() === 'text'
  const resource = messageResource(mail, { account, immutableIds: wantsImmutableIds(call), asText })
  const wantsHeaders = query
    .get('$select')
    ?.split(',')
    .some((name) => name.trim() === 'internetMessageHeaders')
  const whole = wantsHeaders ? { ...resource, internetMessageHeaders: internetHeaders(mail) } : resource
  return { ...selected(whole, query), ...expanded(mail, query.get('$expand')) }
}

/** `singleValueExtendedProperties($filter=id eq 'String {…} Name x')`; none at all where there is none. */
function expanded(mail: MailState, expand: string | null): Record<string, unknown> {
  if (!expand?.startsWith('singleValueExtendedProperties')) return {}
  const asked = [...expand.matchAll(/id eq '((?:[^']|'')*)'/gi)].map(([, id = '']) =>
    id.replaceAll("''", "'"),
  )
  const found = asked.flatMap((id) => {
    const value = mail.extended.get(id.toLowerCase())
    return value === undefined ? [] : [{ id, value }]
  })
  return found.length > 0 ? { singleValueExtendedProperties: found } : {}
}
