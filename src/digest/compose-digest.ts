import { isolateDirection } from './template/isolate-direction.ts'
import type { DigestTemplates } from './template/load-digest-templates.ts'
import { wrapText } from './template/wrap-text.ts'
import { buildView } from './view/build-view.ts'
import type { DigestLinks, DigestView } from './view/digest-view.ts'
import type { Detail } from './view/list-view.ts'
import { wordCount } from './view/plain-words.ts'
import { tidyText } from './view/tidy-text.ts'
import type { Week } from './week.ts'

export type { DigestLinks } from './view/digest-view.ts'

/** The words of one digest. Subject and preheader name no company: a lock screen shows them. */
export interface ComposedDigest {
  subject: string
  preheader: string
  text: string
  html: string
}

const longestSubject = 45
const longestPreheader = 90
const textWidth = 78
const mostWords = 250
/** Bytes; Gmail clips at about 102 kB, the unsubscribe link with it. */
const largestHtml = 40_000

/** In how much detail it is told: first as usual, then in less until the digest is short enough. */
const details: [Detail, ...Detail[]] = [
  { cap: 5, isBrief: false },
  { cap: 5, isBrief: true },
  { cap: 4, isBrief: true },
  { cap: 3, isBrief: true },
  { cap: 2, isBrief: true },
  { cap: 1, isBrief: true },
]
/** Lists get shorter than this for the sake of the size only, not for the sake of the number of words. */
const shortestForWords = 3

/** Writes the digest of a week. The same week, templates and links give the same digest. */
export function composeDigest(week: Week, templates: DigestTemplates, links: DigestLinks): ComposedDigest {
  const [usual, ...briefer] = details
  let digest = composeWithin(usual, week, templates, links)
  for (const detail of briefer) {
    const isShortEnough = detail.cap < shortestForWords || wordCount(digest.text) <= mostWords
    if (isShortEnough && Buffer.byteLength(digest.html) < largestHtml) break
    digest = composeWithin(detail, week, templates, links)
  }
  return digest
}

function composeWithin(
  detail: Detail,
  week: Week,
  templates: DigestTemplates,
  links: DigestLinks,
): ComposedDigest {
  const view = buildView(week, links, detail)
  const subject = tidyText(templates.subject(view), longestSubject)
  const preheader = tidyText(templates.preheader(view), longestPreheader)
  const complete: DigestView = { ...view, subject, preheader }
  return {
    subject,
    preheader,
    text: wrapText(templates.text(isolateDirection(complete)), textWidth),
    html: templates.html(complete),
  }
}
