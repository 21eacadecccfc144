import type { Parts } from '../http/parts.ts'
import type { Subscription } from '../push/subscriptions.ts'
import type { CalendarState, ChangeKind } from '../world/calendar-state.ts'
import type { Appearance } from '../world/event-state.ts'
import type { MailState } from '../world/mailbox-state.ts'
import { folderNamed } from './folders.ts'
import { changeKeyOf } from './message-resource.ts'

/** Begins to watch when it is called, and gives back what ends it. */
type Watch = () => () => void

/** What a subscription names, or null when it is nothing that can be watched. */
export function watchResource(subscription: Subscription, parts: Parts): Watch | null {
  const path = subscription.resource.replace(/^\//, '').replace(/\('([^']*)'\)/g, '/$1')
  const calendarId = /^me\/calendars\/([^/]+)\/events$/i.exec(path)?.[1]
  if (/^me\/(calendar\/)?events$/i.test(path) || calendarId) {
    const calendar = calendarOf(subscription, calendarId)
    return calendar && watchCalendar(calendar, subscription, parts)
  }
  const folder = /^me\/mailfolders\/([^/]+)\/messages$/i.exec(path)?.[1]
  return folder || /^me\/messages$/i.test(path) ? watchMail(folder, subscription, parts) : null
}

function calendarOf({ account }: Subscription, id: string | undefined): CalendarState | null {
  const entries = [...account.calendars.values()].map(({ calendar }) => calendar)
  return (
    entries.find((each) => (id === undefined ? each.isPrimary && each.owner === account : each.id === id)) ??
    null
  )
}

function watchCalendar(calendar: CalendarState, subscription: Subscription, { subscriptions }: Parts): Watch {
  const listener = (appearance: Appearance, type: ChangeKind) => {
    const id = subscription.immutableIds ? appearance.immutableId : appearance.mutableId
    subscriptions.tell(subscription, { type, kind: 'event', id, etag: `W/"${appearance.event.version}"` })
  }
  return () => {
    calendar.listeners.add(listener)
    return () => calendar.listeners.delete(listener)
  }
}

function watchMail(
  folderName: string | undefined,
  subscription: Subscription,
  { subscriptions }: Parts,
): Watch {
  const { account } = subscription
  const folder = folderName === undefined ? null : folderNamed(account, folderName)
  const listener = (mail: MailState, type: ChangeKind) => {
    if (folder !== null && mail.folder !== folder) return
    const id = subscription.immutableIds ? mail.immutableId : mail.mutableId
    subscriptions.tell(subscription, { type, kind: 'message', id, etag: `W/"${changeKeyOf(mail)}"` })
  }
  return () => {
    account.mailbox.listeners.add(listener)
    return () => account.mailbox.listeners.delete(listener)
  }
}
