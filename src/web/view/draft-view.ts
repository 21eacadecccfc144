import { draftWords } from '../../digest/view/kind-words.ts'
import { plain } from '../../followup/words.ts'
import type { Draft } from '../../store/drafts.ts'

export interface DraftView {
  id: string
  subject: string
  to: string
  what: string
  stateWords: string
  /** True while it lies in the mailbox and can be opened. */
  isWaiting: boolean
  isEdited: boolean
  /** The words as they were laid into the mailbox; null where they are the user's own. */
  text: string | null
  open: { href: string; words: string } | null
}

const states: Record<Draft['state'], string> = {
  intended: 'about to be placed',
  placed: 'ready in your drafts',
  edited: 'in your drafts, with your changes',
  sent: 'sent',
  deleted: 'deleted by you',
  withdrawing: 'being taken back',
  withdrawn: 'taken back',
}

/** `base` stands before the paths of the page. */
export function draftView(draft: Draft, base: string): DraftView {
  const isWaiting = draft.state === 'placed' || draft.state === 'edited'
  return {
    id: draft.id,
    subject: plain(draft.subject) || 'Draft without a subject',
    to: plain(draft.toName ?? draft.person),
    what: draftWords(draft.kind),
    stateWords: states[draft.state],
    isWaiting,
    isEdited: draft.state === 'edited',
    text: draft.state === 'edited' ? null : draft.text,
    open: isWaiting ? openingOf(draft, base) : null,
  }
}

/** Browsers do not open files from a page: a draft in a folder is handed over for the mail program to open. */
function openingOf({ id, link }: Draft, base: string): DraftView['open'] {
  const url = link === null ? null : URL.parse(link)
  if (url?.protocol === 'file:')
    return { href: `${base}/drafts/${id}/message.eml`, words: 'Open in your mail program' }
  if (url?.protocol !== 'https:') return null
  return { href: url.href, words: `Open in ${serviceOf(url.hostname)}` }
}

function serviceOf(hostname: string): string {
  if (hostname === 'mail.google.com') return 'Gmail'
  return /(^|\.)(outlook|office|office365|live)\./.test(hostname) ? 'Outlook' : 'your mail'
}
