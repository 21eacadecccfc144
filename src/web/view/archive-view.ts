import { safeLink } from '../../digest/view/safe-link.ts'
import type { DigestRecord } from '../../store/digests.ts'

export interface ArchiveRow {
  week: string
  stateWords: string
  open: { href: string; words: string } | null
}

const words: Record<DigestRecord['state'], string> = {
  intended: 'being sent',
  sent: 'sent',
  skipped: 'left out, there was nothing to tell',
}

const mostShown = 52

/** The digests of a year, the latest first, each with the way to the mail. */
export function archiveView(digests: DigestRecord[], base: string): ArchiveRow[] {
  return digests
    .toReversed()
    .slice(0, mostShown)
    .map(({ week, state, link }) => {
      const [year = '', number = ''] = week.split('-W')
      const address = safeLink(link)
      const href = address?.startsWith('file:') ? `${base}/digest/${week}/message.eml` : address
      return {
        week: `Week ${Number(number)} of ${year}`,
        stateWords: words[state],
        open: href ? { href, words: 'Open the mail' } : null,
      }
    })
}
