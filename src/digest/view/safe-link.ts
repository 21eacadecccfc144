/** Longer addresses would use up the size of the digest, and no program needs them. */
const longestLink = 500

/**
 * A link as it may stand in the digest: a web address, or a file of the local mailbox folder. Anything else, and
 * anything that is not an address, is null.
 */
export function safeLink(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link)
  if (url === null || !['https:', 'http:', 'file:'].includes(url.protocol)) return null
  return url.href.length <= longestLink ? url.href : null
}
