// Extended properties: https://learn.microsoft.com/graph/api/resources/extended-properties-overview
import type { DraftKey, DraftMessage } from '../../mailbox/mailbox-port.ts'
import type { GraphMessage } from './message-shape.ts'

const ours = (name: string) => `String {b6a3f0c2-5d1e-4c7a-9a53-6f2d8e1c4b70} Name ${name}`
/** Which letter it is. It stays when Exchange gives the message another Message-ID, and when it is sent. */
const keyId = ours('AfterwordKey')
/** Set together with the text: a reply without it is one that was begun and not written. */
const writtenId = ours('AfterwordWritten')
/** PidTagInReplyToId and PidTagInternetReferences ([MS-OXPROPS]): the headers that Graph lets nobody set. */
const inReplyToId = 'String 0x1042'
const referencesId = 'String 0x1039'

interface Property {
  id: string
  value: string
}

export function keyProperty({ messageId }: DraftKey): Property {
  return { id: keyId, value: messageId }
}

/**
 * All that marks a finished draft. The headers of the thread go with it: those of `createReply` are wrong for who does
 * not use Exchange (inbox-zero, issues 1246 and 1303), and a new message has none.
 */
export function markers(message: DraftMessage): Property[] {
  const last = message.thread.at(-1)
  const thread =
    last === undefined
      ? []
      : [
          { id: inReplyToId, value: last },
          { id: referencesId, value: message.thread.join(' ') },
        ]
  return [keyProperty(message), { id: writtenId, value: '1' }, ...thread]
}

/** `$expand` that shows our marks. */
export const showMarkers = `singleValueExtendedProperties($filter=id eq '${keyId}' or id eq '${writtenId}')`

/** `$filter` for our mark. */
export function hasKey({ messageId }: DraftKey): string {
  return `singleValueExtendedProperties/Any(ep: ep/id eq '${keyId}' and ep/value eq ${quoted(messageId)})`
}

/** `$filter` for a Message-ID. */
export function hasMessageId(messageId: string): string {
  return `internetMessageId eq ${quoted(messageId)}`
}

/** OData doubles a quote inside quotes. That is all: the address is encoded once, when it is built. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** Is it really ours? Some servers answer more than they were asked for. */
export function isOurs(message: GraphMessage, { messageId }: DraftKey): boolean {
  return message.internetMessageId === messageId || propertyOf(message, keyId) === messageId
}

/** A reply that was begun, and whose text was never written. */
export function isHalfMade(message: GraphMessage): boolean {
  return (
    message.isDraft === true && propertyOf(message, keyId) !== null && propertyOf(message, writtenId) === null
  )
}

function propertyOf(message: GraphMessage, id: string): string | null {
  const same = (other: string | null | undefined) => other?.toLowerCase() === id.toLowerCase()
  return message.singleValueExtendedProperties?.find((each) => same(each.id))?.value ?? null
}
