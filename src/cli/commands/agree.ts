import { agreeOnFollowUp } from '../../actions/agree-on-follow-up.ts'
import { followUpChannels } from '../../followup/agreement.ts'
import { dateValue, oneOf, personValue } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

export interface AgreeOptions extends GlobalOptions {
  channel?: string
  contact?: string
  promised?: string
}

/** Step 1: how to follow up, as agreed before leaving; what is not given stays. */
export function agree(id: string, options: AgreeOptions, streams: Streams): Promise<number> {
  const channel = options.channel && oneOf('--channel', options.channel, followUpChannels)
  const contact = options.contact ? personValue('--contact', options.contact) : null
  const promised = options.promised && dateValue('--promised', options.promised)
  return tell(id, options, streams, (telling) => {
    const before = telling.dossier.agreement
    return agreeOnFollowUp(telling, {
      channel: channel || (before?.channel ?? null),
      contactName: contact ? contact.name : (before?.contactName ?? null),
      contactEmail: contact ? contact.email : (before?.contactEmail ?? null),
      promisedDate: promised || (before?.promisedDate ?? null),
    })
  })
}
