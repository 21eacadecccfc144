/** The Message-IDs in a field such as References, with angle brackets, in their order (RFC 5322, 3.6.4). */
export function messageIdsIn(value = ''): string[] {
  return value.match(/<[^<>\s]+>/g) ?? []
}
