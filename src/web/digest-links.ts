import { Temporal } from 'temporal-polyfill'
import type { DigestSettings } from '../pass/digest-pass.ts'
import type { InstallationKey } from '../store/installation-key.ts'
import { pageLink } from './page-link.ts'
import { unsubscribeLink, type WebPlace } from './unsubscribe-link.ts'

/** How long after its week the links of a digest still lead in; days. The next digest has come by then. */
const daysAfter = 8

/** The links of the digest: signed, and at an end when the next digest is there. */
export function digestLinks(
  web: WebPlace,
  key: InstallationKey,
): Pick<DigestSettings, 'linksFor' | 'pageFor'> {
  const pageFor: DigestSettings['pageFor'] = ({ id }, isoWeek, path) =>
    pageLink(web, { userId: id, path, until: endOf(isoWeek) }, key)
  return {
    pageFor,
    linksFor: (user, isoWeek) => ({
      unsubscribe: unsubscribeLink(web, user.id, key),
      settings: pageFor(user, isoWeek, '/settings'),
      resume: pageFor(user, isoWeek, '/digest'),
      home: pageFor(user, isoWeek, '/'),
    }),
  }
}

/** Made from the week and not from the moment: a digest that is tried again has to be the same digest. */
function endOf(isoWeek: string): string {
  const [year = 0, week = 0] = isoWeek.split('-W').map(Number)
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 })
  return monday.add({ days: 7 + daysAfter }).toString()
}
