import { platformOfSender } from '../guests.ts'
import type { Reading } from '../reading.ts'
import { occurs } from '../text/term-pattern.ts'

/**
 * The scheduler or applicant tracking system that left its mark. The sender decides first, then links, then words;
 * of several, a system that schedules beats one that only tests.
 */
export function findPlatform(reading: Reading): string | null {
  const { guests, rules, text, event } = reading
  const senders = guests.flatMap((guest) => platformOfSender(guest.email, rules) ?? [])
  const bodies = `${text.foldedTitle}\n${text.foldedBody}\n${event.description.toLowerCase()}`
  const linked = text.links.flatMap((link) => platformsOfLink(link, reading))
  const said = rules.platforms.filter(([, rule]) => occurs(rule.wordPattern, bodies)).map(([name]) => name)
  const kindOf = (name: string) => rules.platforms.find(([known]) => known === name)?.[1].kind
  const found = [...senders, ...linked, ...said]
  return found.find((name) => kindOf(name) !== 'assessment') ?? found[0] ?? null
}

function platformsOfLink(link: string, { rules }: Reading): string[] {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/iu.exec(link.toLowerCase()) ?? []
  return rules.platforms
    .filter(([, rule]) =>
      rule.links.some((known) => {
        const [domain = '', ...rest] = known.split('/')
        const sameHost = host === domain || host.endsWith(`.${domain}`)
        return sameHost && `${path}/`.startsWith(rest.length > 0 ? `/${rest.join('/')}` : '')
      }),
    )
    .map(([name]) => name)
}
