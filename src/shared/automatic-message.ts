// RFC 3834 (automatic answers), RFC 2919 and 2369 (lists), RFC 5321, 4.5.5 (empty return path of a bounce), and what
// came before them. Invitations are a calendar's words, not a person's.

/** Header fields that tell whether a person wrote a message, in lower case. */
export const automaticFields = [
  ...['auto-submitted', 'precedence', 'list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond'],
  ...['return-path', 'content-class', 'content-type'],
]

/** Whether nobody wrote this for the user. `field` answers what stands in a header field; empty when it is not there. */
export function isAutomatic(field: (name: string) => string): boolean {
  const has = (name: string) => field(name).trim() !== ''
  return (
    /^\s*(?!no\b)\S/i.test(field('auto-submitted')) ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    has('list-id') ||
    has('list-unsubscribe') ||
    /bulk|list|junk|auto_reply/i.test(field('precedence')) ||
    /^\s*<>/.test(field('return-path')) ||
    /calendarmessage/i.test(field('content-class')) ||
    /^\s*text\/calendar\b/i.test(field('content-type'))
  )
}
