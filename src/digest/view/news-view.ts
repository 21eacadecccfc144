import type { Rejection, Week } from '../week.ts'
import type { ListView, NewsView } from './digest-view.ts'
import { capped, type Detail } from './list-view.ts'
import { longDate, pastDayOf } from './local-time.ts'
import { safeLink } from './safe-link.ts'
import { processName } from './tidy-text.ts'

/** What was heard: offers, then replies, and the rejections together in one calm line at the end. */
export function newsView(week: Week, { cap }: Detail): ListView<NewsView> {
  const { timeZone } = week.user
  const offers = week.offers.map((offer) => ({
    process: processName(offer) || 'A process',
    said:
      offer.answerBy === null
        ? 'an offer, no date named yet'
        : `an offer, answer by ${longDate(offer.answerBy)}`,
    link: safeLink(offer.link),
  }))
  const replies = week.replies.map((reply) => ({
    process: processName(reply) || 'A process',
    said: `replied ${pastDayOf(reply.receivedAt, timeZone)}${reply.answered ? '' : ', your answer is open'}`,
    link: safeLink(reply.link),
  }))
  const heard = capped([...offers, ...replies], cap, (item) => item)
  if (week.rejections.length === 0) return heard
  return { ...heard, items: [...heard.items, rejectionsView(week.rejections)] }
}

const namedRejections = 3

function rejectionsView(rejections: Rejection[]): NewsView {
  const names = rejections.slice(0, namedRejections).map((rejection) => processName(rejection) || 'a process')
  const more = rejections.length - names.length
  const process = [...names, ...(more > 0 ? [`${more} more`] : [])].join('; ')
  return {
    process: process.replace(/^a process/, 'A process'),
    said: names.length === 1 ? 'the process has ended' : 'these processes have ended',
    link: null,
  }
}
