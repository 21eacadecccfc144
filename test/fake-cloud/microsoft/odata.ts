/** `$select` leaves what was asked for, and what every answer has. */
export function selected(resource: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const select = query.get('$select')
  if (select === null) return resource
  const wanted = new Set(select.split(',').map((name) => name.trim()))
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => wanted.has(name) || name === 'id' || name.startsWith('@')),
  )
}
