// Global object ids: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal (PidLidGlobalObjectId),
// how they become UIDs: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical (UID)

/** Class of all ids of Exchange: 16 bytes. After it come the day of an instance, times, a size and the data. */
const exchangeClass = '040000008200e00074c5b7101a82e008'
const dayAt = exchangeClass.length
const dayLength = 8
const dataAt = 80
/** "vCal-Uid", 1: what follows is the UID that another calendar program gave. */
const foreignUid = '7643616c2d55696401000000'

/**
 * The iCalendar UID behind an event of Exchange, as it stands in invitations: without the day that Exchange writes into
 * the id of an instance, and the foreign UID where the event came from elsewhere, so that one event is the same in
 * the calendars of Google, Microsoft and everybody else.
 */
export function uidOfExchange(iCalUId: string): string {
  if (!/^[0-9a-f]{82,}$/i.test(iCalUId) || !iCalUId.toLowerCase().startsWith(exchangeClass)) return iCalUId
  const data = iCalUId.slice(dataAt).toLowerCase()
  if (data.startsWith(foreignUid)) {
    const text = Buffer.from(data.slice(foreignUid.length), 'hex').toString('utf8')
    return text.replace(/\0+$/, '')
  }
  return iCalUId.slice(0, dayAt) + '0'.repeat(dayLength) + iCalUId.slice(dayAt + dayLength)
}
