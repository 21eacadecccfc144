import { followUpChannels } from '../../followup/agreement.ts'
import { updatePlans } from '../../pass/update-plans.ts'
import { saveAgreement } from '../../store/agreements.ts'
import { closeTask, taskId } from '../../store/tasks.ts'
import { dateValue, oneOf, personValue } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

export interface AgreeOptions extends GlobalOptions {
  channel?: string
  contact?: string
  promised?: string
}

/** Step 1: how to follow up, as agreed before leaving. It steers everything after it; what is not given stays. */
export function agree(id: string, options: AgreeOptions, streams: Streams): Promise<number> {
  const channel = options.channel && oneOf('--channel', options.channel, followUpChannels)
  const contact = options.contact ? personValue('--contact', options.contact) : null
  const promised = options.promised && dateValue('--promised', options.promised)
  return tell(id, options, streams, async ({ app, user, dossier, now }) => {
    const { db, rules } = app.pipeline
    const before = dossier.agreement
    const interviewId = dossier.interview.id
    // A task that is settled is done, not withdrawn.
    await closeTask(db, user.id, taskId(interviewId, 'ask-how-to-follow-up'), 'done', now)
    await saveAgreement(db, user.id, interviewId, {
      channel: channel || (before?.channel ?? null),
      contactName: contact ? contact.name : (before?.contactName ?? null),
      contactEmail: contact ? contact.email : (before?.contactEmail ?? null),
      promisedDate: promised || (before?.promisedDate ?? null),
      agreedAt: now,
    })
    await updatePlans(db, user, rules.followUp, now)
  })
}
