export type Query = { type: 'and' | 'or'; all: Query[] } | { type: 'not'; of: Query } | Term

export interface Term {
  type: 'term'
  /** Empty for plain words. */
  operator: string
  value: string
}

/** Gmail's search language: words, `operator:value`, quotes, `-`, `OR`, `AND`, `{}` for or, `()` for groups. */
export function parseQuery(q: string): Query {
  const tokens = q.match(/[(){}]|-?(?:\w+:)?"[^"]*"|-?\w+:[({]|[^\s(){}]+/g) ?? []
  return readGroup(tokens, null, 'and', '')
}

/** The Message-ID, when the whole query asks for one. */
export function soleMessageId(query: Query): string | null {
  const sole = query.type === 'and' && query.all.length === 1 ? query.all[0] : query
  return sole?.type === 'term' && sole.operator === 'rfc822msgid' ? angled(sole.value) : null
}

export const angled = (id: string): string => (id.startsWith('<') ? id : `<${id}>`)

/** `operator` holds for everything in the group: `from:(ann OR bob)`. */
function readGroup(tokens: string[], end: string | null, type: 'and' | 'or', operator: string): Query {
  const all: Query[] = []
  let joinNext = false
  while (tokens.length > 0) {
    const token = tokens.shift() ?? ''
    if (token === end) break
    if (/^(and|AND)$/.test(token)) continue
    if (token === 'OR' || token === '|') {
      joinNext = true
      continue
    }
    const next = readOne(token, tokens, operator)
    const before = all.at(-1)
    if (joinNext && before) {
      all.pop()
      all.push({ type: 'or', all: before.type === 'or' ? [...before.all, next] : [before, next] })
    } else all.push(next)
    joinNext = false
  }
  return { type, all }
}

function readOne(token: string, rest: string[], operator: string): Query {
  if (token.startsWith('-') && token.length > 1)
    return { type: 'not', of: readOne(token.slice(1), rest, operator) }
  if (token === '(') return readGroup(rest, ')', 'and', operator)
  if (token === '{') return readGroup(rest, '}', 'or', operator)
  const group = /^(\w+):([({])$/.exec(token)
  if (group) {
    const [, name = '', open] = group
    return open === '(' ? readGroup(rest, ')', 'and', name) : readGroup(rest, '}', 'or', name)
  }
  const named = /^(\w+):(.+)$/.exec(token)
  const [name, value] = named ? [named[1] ?? '', named[2] ?? ''] : [operator, token]
  return { type: 'term', operator: name.toLowerCase(), value: value.replace(/^"|"$/g, '') }
}
