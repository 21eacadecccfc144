import type { Draft } from '../../src/store/drafts.ts'
import { type FakeCloud, startFakeCloud } from '../fake-cloud/index.ts'
import { alice } from '../support/make-event.ts'
import type { CandidateWorld } from './candidate-world.ts'

type Provider = 'google' | 'microsoft'

/** How a room is opened on the fake cloud: the ports, and a way to say what is connected. */
export interface CloudRooms {
  provider: Provider
  open(cloud: FakeCloud): Pick<CandidateWorld, 'connections' | 'ports'>
}

/** Everything at one provider: its calendar, its mailbox, and its way to send. */
export async function cloudWorld({ provider, open }: CloudRooms, now: () => string): Promise<CandidateWorld> {
  const cloud = await startFakeCloud({ clock: now, seed: 7 })
  const account = cloud.world.account(alice.email, {
    provider,
    name: alice.name,
    timeZone: alice.timeZone,
  })
  const calendar = account.calendar()
  const { mail } = account
  /** Outlook gives a reply a Message-ID of its own: then the draft is known by what the mailbox calls it. */
  const refOf = ({ messageId, reference }: Draft) =>
    mail.drafts().find((draft) => draft.messageId === messageId) ??
    mail.drafts().find(({ id }) => reference?.includes(id)) ?? { messageId }
  return {
    ...open(cloud),
    seesAnswers: true,
    async invite({ minutes, start, ...invitation }) {
      const end = new Date(Date.parse(start) + minutes * 60_000).toISOString()
      calendar.add({ ...invitation, start, end, timeZone: 'UTC' })
    },
    async move(uid, start) {
      calendar.move({ uid }, { start })
    },
    async cancel(uid) {
      calendar.cancel({ uid })
    },
    async remove(uid) {
      calendar.delete({ uid })
    },
    async edit(draft) {
      mail.editDraft(refOf(draft), { text: 'Dear Bob, I have thought of something better to say.\n' })
    },
    async send(draft) {
      mail.sendDraft(refOf(draft))
    },
    async discard(draft) {
      mail.deleteDraft(refOf(draft))
    },
    async receive({ from, subject }) {
      mail.receive({ from, subject, text: 'Dear Alice, thank you for coming by.' })
    },
    digests: async () =>
      mail
        .sent()
        .filter(({ headers }) => headers.some(([name]) => name.toLowerCase() === 'list-unsubscribe'))
        .map(({ subject }) => subject),
    drafts: async () =>
      mail
        .drafts()
        .map(({ to }) => to[0]?.email ?? '')
        .toSorted(),
    close: () => cloud.close(),
  }
}
