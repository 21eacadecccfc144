// The questions a CalDAV server is asked: PROPFIND (RFC 4918, 9.1), sync-collection (RFC 6578, 3.2) and
// calendar-query and -multiget (RFC 4791, 7.8 and 7.9). Only properties by their full name, so that every server can answer them.
import { escapeXml } from '../../../shared/xml-tree.ts'

const head = '<?xml version="1.0" encoding="utf-8"?>'

export function propfindBody(properties: readonly string[]): string {
  return `${head}<propfind xmlns="DAV:">${propOf(properties)}</propfind>`
}

/** An empty token asks for everything there is. */
export function syncBody(token: string, properties: readonly string[]): string {
  const asked = `<sync-token>${escapeXml(token)}</sync-token><sync-level>1</sync-level>${propOf(properties)}`
  return `${head}<sync-collection xmlns="DAV:">${asked}</sync-collection>`
}

export function multigetBody(hrefs: readonly string[], properties: readonly string[]): string {
  const wanted = hrefs.map((href) => `<href xmlns="DAV:">${escapeXml(href)}</href>`).join('')
  const namespace = 'urn:ietf:params:xml:ns:caldav'
  return `${head}<C:calendar-multiget xmlns:C="${namespace}">${propOf(properties)}${wanted}</C:calendar-multiget>`
}

export function queryBody(component: string, properties: readonly string[]): string {
  const namespace = 'urn:ietf:params:xml:ns:caldav'
  const inner = `<C:comp-filter name="${component}"/>`
  const filter = `<C:filter><C:comp-filter name="VCALENDAR">${inner}</C:comp-filter></C:filter>`
  return `${head}<C:calendar-query xmlns:C="${namespace}">${propOf(properties)}${filter}</C:calendar-query>`
}

function propOf(properties: readonly string[]): string {
  return `<prop xmlns="DAV:">${properties.map(emptyElement).join('')}</prop>`
}

function emptyElement(property: string): string {
  const [, namespace = '', name = ''] = /^\{(.*)\}(.*)$/.exec(property) ?? []
  return `<x:${name} xmlns:x="${namespace}"/>`
}
