import ICAL from 'ical.js'

/** A property in jCal (RFC 7265, 3.4): name in lower case, parameters, value type, values. */
export type JcalProperty = [
  name: string,
  parameters: Record<string, string | string[] | undefined>,
  type: string,
  ...values: unknown[],
]

export interface ParsedComponent {
  properties: JcalProperty[]
  /** Lines which could not be read: index from the first line of the text, and name of the property if there is one. */
  unreadable: { index: number; name: string }[]
}

/** Parses the text of one component. When a line of it is broken, the other lines are still read. */
export function parseComponent(text: string): ParsedComponent {
  try {
    const [, properties] = ICAL.parse(text) as [string, JcalProperty[], unknown]
    if (Array.isArray(properties)) return { properties, unreadable: [] }
  } catch {
    // One bad line makes ical.js refuse the whole; below each line stands for itself.
  }
  return parseLineByLine(text)
}

function parseLineByLine(text: string): ParsedComponent {
  const parsed: ParsedComponent = { properties: [], unreadable: [] }
  let depth = 0
  for (const { index, line } of unfold(text)) {
    const mark = /^(BEGIN|END)\s*:/i.exec(line)?.[1]?.toUpperCase()
    if (mark === 'BEGIN') depth++
    else if (mark === 'END') depth--
    else if (depth === 1) parseLine(line, index, parsed)
  }
  return parsed
}

function parseLine(line: string, index: number, parsed: ParsedComponent): void {
  try {
    parsed.properties.push(ICAL.parse.property(line.trimEnd()) as JcalProperty)
  } catch {
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toLowerCase() ?? ''
    parsed.unreadable.push({ index, name })
  }
}

/** Content lines of a text with the index of the physical line where each begins; empty ones are left out. */
export function unfold(text: string): { index: number; line: string }[] {
  const lines: { index: number; line: string }[] = []
  for (const [index, physical] of text.split(/\r?\n/).entries()) {
    const previous = lines.at(-1)
    if (previous && /^[ \t]/.test(physical)) previous.line += physical.slice(1)
    else if (physical !== '') lines.push({ index, line: physical })
  }
  return lines
}

/** A value as trimmed text; empty when it is none. */
export function textOf(property: JcalProperty | undefined): string {
  const value = property?.[3]
  return typeof value === 'string' ? value.trim() : ''
}

/** A parameter as trimmed text; null when it is missing or blank. */
export function parameterOf(property: JcalProperty, name: string): string | null {
  const value = property[1][name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || null
}
