import { createHash } from 'node:crypto'

/** What makes a letter the letter it is; servers add other fields of their own when they store it. */
const meaningful = new Set([
  ...['from', 'to', 'cc', 'bcc', 'reply-to', 'subject', 'in-reply-to', 'references'],
  ...['content-type', 'content-transfer-encoding'],
])

/**
 * Changes when anybody changes what a message (RFC 5322 bytes) says or to whom. A program that saves it in its own
 * way changes it too: then it is in the user's hands.
 */
export function contentFingerprint(message: Buffer): string {
  const text = message.toString('latin1').replaceAll('\r\n', '\n')
  const end = text.indexOf('\n\n')
  const [head, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)]
  const fields = unfolded(head).filter(([name]) => meaningful.has(name))
  return createHash('sha256')
    .update(JSON.stringify([fields.toSorted(byName), body.trimEnd()]))
    .digest('hex')
}

/** Did a server take this message in from another? Only mail that was sent has been through one (RFC 5321, 4.4). */
export function hasTravelled(message: Buffer): boolean {
  return /^received:/im.test(message.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '')
}

function unfolded(head: string): [name: string, value: string][] {
  return head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    })
}

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
