import type { WebPlace } from './unsubscribe-link.ts'

/** The names under which a machine speaks to itself. */
const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** Address of the page, ending with a slash. */
export function pageAddress({ publicUrl, host, port }: WebPlace): string {
  const address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  return address.endsWith('/') ? address : `${address}/`
}

/** What stands before every path of the page: '' but for a public address with a path of its own. */
export function basePath({ publicUrl }: WebPlace): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}

/**
 * The host names this page answers to. A site elsewhere may have its name lead to 127.0.0.1 (DNS rebinding): the
 * browser then says that name, and is refused.
 */
export function isOwnHost(hostname: string, { host, publicUrl }: WebPlace): boolean {
  const bound = host.includes(':') ? `[${host}]` : host
  const own = [...loopback, bound, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])]
  return own.includes(hostname.toLowerCase())
}

/** True where the page is reached over https, so that cookies may say so. */
export function isPublic(hostname: string, { publicUrl }: WebPlace): boolean {
  return publicUrl !== null && new URL(publicUrl).hostname === hostname.toLowerCase()
}
