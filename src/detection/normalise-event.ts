import { convert } from 'html-to-text'
import type { CalendarEvent, Participant } from '../calendar/calendar-event.ts'
import { foldText } from './text/fold-text.ts'
import { readQuotedMail } from './text/quoted-mail.ts'
import { withoutBoilerplate } from './text/without-boilerplate.ts'

/** The text of an event made comparable: one form of Unicode, no HTML, no conference boilerplate. */
export interface EventText {
  title: string
  foldedTitle: string
  body: string
  foldedBody: string
  /** Lines of the body, trimmed, without empty ones. */
  lines: string[]
  place: string
  foldedPlace: string
  /** Who wrote the mail that stands in the description, if one was pasted there. */
  quotedSender: Participant | null
  /** Every http(s) link anywhere in the event, in order. */
  links: string[]
}

const HTML =
  /<\/?(?:a|b|br|p|div|span|html|body|ul|ol|li|table|tr|td|h[1-6]|strong|em|i|u|font|hr)\b[^>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);/iu
const LINK = /https?:\/\/[^\s<>"')\]]+/giu
/** Far longer than any invitation; a limit for what strangers put into a calendar. */
const LONGEST_BODY = 20_000

/** Reads the texts of an event. Pure. */
export function normaliseEvent(event: CalendarEvent): EventText {
  const title = clean(event.title.slice(0, 1000)).replace(/\s+/gu, ' ').trim()
  const raw = event.description.slice(0, LONGEST_BODY)
  const place = clean(event.location.slice(0, 1000)).trim()
  const mail = readQuotedMail(clean(HTML.test(raw) ? textOfHtml(raw) : raw))
  const body = withoutBoilerplate(mail.body)
  return {
    title,
    foldedTitle: foldText(title),
    body,
    foldedBody: foldText(body),
    lines: body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    place,
    foldedPlace: foldText(place),
    quotedSender: mail.sender,
    links: linksOf(event, raw, place, title),
  }
}

function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/’/gu, "'")
}

function textOfHtml(html: string): string {
  return convert(html.replace(/\n/gu, '<br>'), {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
    ],
  })
}

function linksOf(event: CalendarEvent, raw: string, place: string, title: string): string[] {
  const found = [event.conferenceUrl ?? '', event.url ?? '', place, title, raw.replaceAll('&amp;', '&')]
    .join('\n')
    .matchAll(LINK)
  return [...new Set([...found].map((match) => match[0].replace(/[.,;:!?]+$/u, '')))]
}
