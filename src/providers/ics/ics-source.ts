/** One iCalendar document of a source. */
export interface IcsDocument {
  /** File, folder entry or URL without secrets, for messages. */
  place: string
  bytes: AsyncIterable<Uint8Array>
}

export interface OpenedSource {
  documents: AsyncIterable<IcsDocument> | Iterable<IcsDocument>
  /** To be called when all was read: what to compare with next time. Throws when the source changed meanwhile. */
  mark(): Promise<string | null>
}

/** Where calendars come from: a file, a folder or a subscribed URL. */
export interface IcsSource {
  place: string
  /** True when one bad document must not hide the others. */
  hasMany: boolean
  /** Null when nothing changed since `mark`. */
  open(mark: string | null, signal: AbortSignal | undefined): Promise<OpenedSource | null>
}
