import { z } from 'zod'
import { ProviderError } from '../../shared/provider-error.ts'

/** How long Graph may take for one answer, in milliseconds. */
const timeout = 30_000
/** More pages of calendars than anybody has. */
const mostPages = 50

/** One GET to Microsoft Graph while an account is connected. Throws a ProviderError. */
export async function graphGet<T>(url: string, accessToken: string, shape: z.ZodType<T>): Promise<T> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    signal: AbortSignal.timeout(timeout),
    redirect: 'error',
  }).catch(() => {
    throw unavailable(null)
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw response.status >= 500 || response.status === 429
      ? unavailable(response.status)
      : refused(response.status)
  }
  const found = shape.safeParse(await response.json().catch(() => null))
  if (!found.success) throw unavailable(response.status)
  return found.data
}

/** All pages of a list (Graph, paging: `@odata.nextLink`), which never leads to another host. */
export async function graphPages<T>(url: string, accessToken: string, item: z.ZodType<T>): Promise<T[]> {
  const page = z.object({ value: z.array(item), '@odata.nextLink': z.url().optional() })
  const items: T[] = []
  let next: string | undefined = url
  for (let count = 0; next !== undefined && count < mostPages; count++) {
    const { value, '@odata.nextLink': link }: z.infer<typeof page> = await graphGet(next, accessToken, page)
    items.push(...value)
    next = link !== undefined && new URL(link).origin === new URL(url).origin ? link : undefined
  }
  return items
}

function unavailable(status: number | null): ProviderError {
  const message =
    'Microsoft signed you in, but its calendars cannot be reached just now. Try again in a minute.'
  return new ProviderError('microsoft', 'temporary', message, {
    cause: new Error(`Graph ${status ?? 'not reached'}`),
  })
}

function refused(status: number): ProviderError {
  const message =
    'Microsoft signed you in, but does not show this account. Does it have a mailbox? See docs/connect-microsoft.md'
  return new ProviderError('microsoft', 'permanent', message, { cause: new Error(`Graph ${status}`) })
}
