import type { Reading } from '../reading.ts'
import { trimmed } from './trimmed.ts'

/** The https link to join the conversation; null when there is none. */
export function findConferenceLink({ event, text, rules }: Reading): string | null {
  const isConference = (link: string) => {
    const host = /^https:\/\/([^/?#:]+)/iu.exec(link)?.[1]?.toLowerCase() ?? ''
    return rules.conferenceHosts.some((known) => host === known || host.endsWith(`.${known}`))
  }
  if (event.conferenceUrl?.startsWith('https://')) return event.conferenceUrl
  return (
    text.links.find(
      (link) => isConference(link) && !/meetingOptions|join-a-meeting|\/support\//iu.test(link),
    ) ?? null
  )
}

/** Street address or room; null when the location is a link or a conferencing tool. */
export function findPlace({ text, lexicon }: Reading): string | null {
  const place = text.place
    .replace(/https?:\/\/\S+/giu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return trimmed(place, lexicon).text === '' && !/\d/u.test(place) ? null : place || null
}
