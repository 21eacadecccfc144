// XML 1.0 with namespaces, as servers write it (for WebDAV: RFC 4918, 8.2). Document types are passed over, so that an
// answer can define no entities and cannot grow beyond the bytes that were sent.
import sax, { type QualifiedTag } from 'sax'

export interface XmlElement {
  /** Namespace and local name: `{DAV:}href`. */
  name: string
  /** Its own text, that of its children left out. */
  text: string
  children: XmlElement[]
  /** Those without a namespace. */
  attributes: Record<string, string>
}

/** Deeper than any answer of a calendar. */
const maxDepth = 64

export class NotXml extends Error {}

/** Reads one document from its bytes. Throws NotXml, and whatever the bytes throw. */
export async function readXml(bytes: AsyncIterable<Uint8Array>): Promise<XmlElement> {
  const top = newElement('')
  const parser = parserInto(top)
  const decoder = new TextDecoder()
  for await (const chunk of bytes) parser.write(decoder.decode(chunk, { stream: true }))
  parser.write(decoder.decode()).close()
  const [root] = top.children
  if (!root) throw new NotXml('nothing in it')
  return root
}

function newElement(name: string): XmlElement {
  return { name, text: '', children: [], attributes: {} }
}

function parserInto(top: XmlElement) {
  const open = [top]
  const innermost = () => open.at(-1) ?? top
  const parser = sax.parser(true, { xmlns: true, position: false })
  parser.onerror = (error) => {
    throw new NotXml(error.message)
  }
  parser.onopentag = (tag) => {
    const { uri, local, attributes } = tag as QualifiedTag
    const element = newElement(`{${uri}}${local}`)
    for (const { prefix, local: name, value } of Object.values(attributes)) {
      if (prefix === '') element.attributes[name] = value
    }
    innermost().children.push(element)
    if (open.push(element) > maxDepth) throw new NotXml('nested too deeply')
  }
  parser.onclosetag = () => {
    open.pop()
  }
  const addText = (text: string) => {
    innermost().text += text
  }
  parser.ontext = addText
  parser.oncdata = addText
  return parser
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** Trimmed; empty when there is no such child. */
export function textOfChild(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? ''
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
