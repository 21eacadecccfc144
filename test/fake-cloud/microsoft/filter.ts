/** The part of OData's `$filter` that Graph takes for messages: https://learn.microsoft.com/graph/filter-query-parameter */
export type Filter =
  | { type: 'and'; all: Filter[] }
  | { type: 'or'; all: Filter[] }
  | { type: 'not'; of: Filter }
  | { type: 'compare'; property: string; operator: string; value: string }
  | { type: 'extended'; id: string; value: string }

export class FilterError extends Error {}

/** A quote within a text is doubled. */
const TOKEN = /'(?:[^']|'')*'|[()]|[^\s()']+/g

export function parseFilter(text: string): Filter {
  const extended = readExtended(text)
  if (extended) return extended
  const tokens = text.match(TOKEN) ?? []
  const filter = readOr(tokens)
  if (tokens.length > 0) throw new FilterError(`Syntax error at '${tokens[0]}'.`)
  return filter
}

function readExtended(text: string): Filter | null {
  const found =
    /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id eq '((?:[^']|'')*)' and \1\/value eq '((?:[^']|'')*)'\s*\)$/i.exec(
      text.trim(),
    )
  return found ? { type: 'extended', id: unquote(`'${found[2]}'`), value: unquote(`'${found[3]}'`) } : null
}

function readOr(tokens: string[]): Filter {
  const all = [readAnd(tokens)]
  while (tokens[0] === 'or') {
    tokens.shift()
    all.push(readAnd(tokens))
  }
  return all.length === 1 && all[0] ? all[0] : { type: 'or', all }
}

function readAnd(tokens: string[]): Filter {
  const all = [readOne(tokens)]
  while (tokens[0] === 'and') {
    tokens.shift()
    all.push(readOne(tokens))
  }
  return all.length === 1 && all[0] ? all[0] : { type: 'and', all }
}

function readOne(tokens: string[]): Filter {
  const first = tokens.shift()
  if (first === undefined) throw new FilterError('Expression expected.')
  if (first === 'not') return { type: 'not', of: readOne(tokens) }
  if (first === '(') {
    const inner = readOr(tokens)
    if (tokens.shift() !== ')') throw new FilterError("')' or operator expected.")
    return inner
  }
  if (/^(startswith|contains)$/i.test(first) && tokens[0] === '(')
    return readCall(first.toLowerCase(), tokens)
  const [operator, value] = [tokens.shift() ?? '', tokens.shift()]
  if (!/^(eq|ne|ge|gt|le|lt)$/.test(operator) || value === undefined) {
    throw new FilterError(`Invalid filter clause: '${first} ${operator}'.`)
  }
  return { type: 'compare', property: first, operator, value: unquote(value) }
}

/** `startswith(subject,'Re')`: the comma sticks to the property. */
function readCall(operator: string, tokens: string[]): Filter {
  const [, property = '', value = '', close] = tokens.splice(0, 4)
  if (close !== ')') throw new FilterError("')' expected.")
  return { type: 'compare', property: property.replace(/,$/, ''), operator, value: unquote(value) }
}

const unquote = (value: string): string =>
  value.startsWith("'") ? value.slice(1, -1).replaceAll("''", "'") : value

/** Properties in the order in which they are asked about. */
export function propertiesOf(filter: Filter): string[] {
  if (filter.type === 'compare') return [filter.property]
  if (filter.type === 'extended') return []
  return filter.type === 'not' ? propertiesOf(filter.of) : filter.all.flatMap(propertiesOf)
}
