import type { Dossier } from '../store/dossiers.ts'
import type { SeenMessage } from './conversation-port.ts'

/**
 * Is a message about what these dossiers are about? Its subject names the employer or the role, or it goes on with a
 * letter of ours. Recruiters look after several processes of one person, in several conversations.
 */
export function isAbout(
  { subject, messageId, references }: Pick<SeenMessage, 'subject' | 'messageId' | 'references'>,
  dossiers: Dossier[],
): boolean {
  const ours = new Set(dossiers.flatMap(({ drafts }) => drafts.map((draft) => draft.messageId)))
  if ([messageId, ...references].some((id) => ours.has(id))) return true
  const said = words(subject)
  return dossiers
    .flatMap(({ interview, process }) => [interview, process])
    .flatMap((each) => [each?.company, each?.role])
    .some((name) => name && words(name).trim() !== '' && said.includes(words(name)))
}

/** Whole words only, with a blank around each. */
function words(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
}
