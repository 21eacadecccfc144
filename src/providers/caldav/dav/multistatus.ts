// RFC 4918, 13: an answer about many resources; RFC 6578, 6.4: with a token for the next question.

import { childOf, childrenOf, textOfChild, type XmlElement } from '../../../shared/xml-tree.ts'
import { dav } from './names.ts'

export interface DavResource {
  /** Absolute. */
  url: string
  /** Of the resource as a whole; null when only its properties have one. */
  status: number | null
  /** Those it has. */
  properties: Map<string, XmlElement>
}

export interface Multistatus {
  resources: DavResource[]
  syncToken: string | null
}

/** Null when the element is none; `base` is what its addresses are relative to. */
export function readMultistatus(root: XmlElement, base: string): Multistatus | null {
  if (root.name !== dav('multistatus')) return null
  return {
    resources: childrenOf(root, dav('response')).flatMap((response) => readResponse(response, base)),
    syncToken: textOfChild(root, dav('sync-token')) || null,
  }
}

/** One response may speak for several addresses. */
function readResponse(response: XmlElement, base: string): DavResource[] {
  const status = statusOf(response)
  const properties = new Map<string, XmlElement>()
  for (const propstat of childrenOf(response, dav('propstat'))) {
    if (Math.trunc((statusOf(propstat) ?? 200) / 100) !== 2) continue
    for (const property of childOf(propstat, dav('prop'))?.children ?? []) {
      properties.set(property.name, property)
    }
  }
  return childrenOf(response, dav('href')).flatMap(({ text }) => {
    const url = resolveHref(text, base)
    return url === null ? [] : [{ url, status, properties }]
  })
}

function statusOf(element: XmlElement): number | null {
  const found = /^\S+\s+(\d{3})/.exec(textOfChild(element, dav('status')))?.[1]
  return found === undefined ? null : Number(found)
}

/**
 * The address an href means. A server behind a proxy often believes that it speaks http: on the same host, what was
 * asked by https stays with https.
 */
export function resolveHref(href: string, base: string): string | null {
  const known = new URL(base)
  const url = URL.parse(href.trim(), base)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  if (known.protocol === 'https:' && url.protocol === 'http:' && url.hostname === known.hostname) {
    return `${known.origin}${url.pathname}${url.search}`
  }
  return url.href
}

/** The addresses inside a property such as `current-user-principal`. */
export function hrefsIn(property: XmlElement | undefined, base: string): string[] {
  return childrenOf(property, dav('href')).flatMap(({ text }) => resolveHref(text, base) ?? [])
}

/** The path of an address, unescaped: servers differ in what they escape, and some with themselves. */
export function pathOf(url: string): string {
  const { pathname } = new URL(url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
