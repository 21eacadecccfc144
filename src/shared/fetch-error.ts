/**
 * Why something could not be fetched. `address`: the URL makes no sense or its scheme is not allowed; `private`: it
 * leads into a private network; `name`: there is no host of that name; `connection`: it could not be reached or broke
 * off; `tls`: it speaks no TLS, or another one; `certificate`: it could not prove who it is.
 */
export type FetchErrorReason =
  | 'address'
  | 'private'
  | 'redirects'
  | 'size'
  | 'time'
  | 'name'
  | 'connection'
  | 'tls'
  | 'certificate'
  | 'encoding'

/** A failed fetch. The message holds no secret of the URL; the cause may, and belongs into no log. */
export class FetchError extends Error {
  readonly reason: FetchErrorReason

  constructor(reason: FetchErrorReason, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'FetchError'
    this.reason = reason
  }
}
