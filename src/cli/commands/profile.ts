import { plain } from '../../followup/words.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { findUser, updateUser } from '../../store/users.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'

export interface ProfileOptions extends GlobalOptions {
  phone?: string
  link?: string
}

/** How the user signs: name, telephone number and a link to a profile. An empty value takes it out again. */
export function profile(options: ProfileOptions, streams: Streams): Promise<number> {
  const link = options.link ? checkedLink(options.link) : null
  return inSession(options, streams, async (session) => {
    const { db } = session.app.pipeline
    const user = await resolveUser(session)
    await updateUser(db, user.id, {
      ...(options.phone === undefined ? {} : { phone: options.phone.trim() || null }),
      ...(options.link === undefined ? {} : { profileUrl: link }),
    })
    const { name, email, timeZone, phone, profileUrl } = (await findUser(db, user.id)) ?? user
    const shown = { name, email, timeZone, phone, link: profileUrl }
    const lines = Object.entries(shown).map(([key, value]) => `${key}: ${plain(value ?? '')}\n`)
    streams.out(options.json ? `${JSON.stringify(shown, null, 2)}\n` : lines.join(''))
    return 0
  })
}

function checkedLink(link: string): string {
  const url = URL.parse(link)
  if (url?.protocol !== 'https:') throw new UsageError(`--link is "${link}"; it must be an https address.`)
  return url.href
}
