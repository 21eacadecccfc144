import { type CaldavCursor, type CalendarMark, isSameView } from './caldav-cursor.ts'
import type { Listing, News } from './list-objects.ts'
import type { ListedObject } from './listed-object.ts'
import { ObjectBook } from './object-book.ts'

/** What a read is going to fetch. */
export interface ReadPlan {
  mark: CalendarMark
  wanted: ListedObject[]
  goneNames: string[]
  /** Everything inside the window is wanted, so that what is not listed is gone. */
  isWhole: boolean
  /** As it will be once everything wanted was noted. */
  book: ObjectBook
  failures: number
}

/** The server says what changed. Some tell their own last answer once more: what is known is not wanted. */
export function planFromNews(
  { mark, changed, goneNames }: Extract<News, { type: 'changes' }>,
  known: CaldavCursor,
): ReadPlan {
  const { book, failures } = known
  const wanted = changed.filter(({ name, etag }) => !book.isSame(name, etag))
  for (const name of goneNames) book.remove(name)
  return { mark, wanted, goneNames, isWhole: false, book, failures }
}

/**
 * Everything is listed. In the same view only what differs is wanted. When the window moves, instances of series come
 * into it that no server tells: then every object is wanted, but those that are over for good.
 */
export function planFromListing(
  { mark, objects }: Listing,
  known: CaldavCursor | null,
  view: CaldavCursor['view'],
): ReadPlan {
  const before = known?.book ?? new ObjectBook()
  const isWhole = known === null || !isSameView(known.view, view)
  const movesOn = known !== null && known.view.from <= view.from
  const isKnown = ({ name, etag }: ListedObject) =>
    isWhole ? movesOn && before.isPast(name, etag) : before.isSame(name, etag)
  const book = new ObjectBook()
  for (const object of objects) if (isKnown(object)) book.keep(object.name, before)
  const listed = new Set(objects.map(({ name }) => name))
  return {
    mark,
    wanted: objects.filter((object) => !isKnown(object)),
    goneNames: [...before.names()].filter((name) => !listed.has(name)),
    isWhole,
    book,
    failures: 0,
  }
}
