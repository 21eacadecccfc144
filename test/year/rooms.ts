import {
  createGoogleCalendar,
  createGoogleMailbox,
  createGoogleSender,
} from '../../src/providers/google/index.ts'
import {
  createMicrosoftCalendar,
  createMicrosoftMailbox,
  createMicrosoftSender,
} from '../../src/providers/microsoft/index.ts'
import type { ConnectionPlace } from '../../src/store/connections.ts'
import { alice } from '../support/make-event.ts'
import type { CloudRooms } from './cloud-world.ts'

/** Everything of Alice's at Google, with leave to read her mail. */
export const googleRooms: CloudRooms = {
  provider: 'google',
  open({ world, google: { url } }) {
    const account = world.account(alice.email)
    const reached = { accessToken: async () => account.accessToken(), apiRoot: `${url}/` }
    const mail = { ...reached, accountEmail: alice.email, canReadMail: true }
    return {
      connections: places('google', account.calendar().id),
      ports: {
        openCalendar: ({ location }) => createGoogleCalendar({ ...reached, calendarId: location }),
        openMailbox: ({ id }) => createGoogleMailbox({ ...mail, id }),
        openSender: () => createGoogleSender(mail),
      },
    }
  },
}

/** Everything of Alice's at Microsoft, with leave to read her mail. */
export const microsoftRooms: CloudRooms = {
  provider: 'microsoft',
  open({ world, microsoft: { url } }) {
    const account = world.account(alice.email)
    const reached = {
      accessToken: async () => account.accessToken(),
      graphRoot: `${url}/v1.0`,
      accountEmail: alice.email,
    }
    return {
      connections: places('microsoft', account.calendar().id),
      ports: {
        openCalendar: ({ location }) => createMicrosoftCalendar({ ...reached, calendarId: location }),
        openMailbox: ({ id }) => createMicrosoftMailbox({ ...reached, id, canReadMail: true }),
        openSender: () => createMicrosoftSender(reached),
      },
    }
  },
}

function places(kind: string, calendarId: string): ConnectionPlace[] {
  return [
    { role: 'calendar', kind, location: calendarId },
    { role: 'mailbox', kind, location: alice.email },
    { role: 'sender', kind, location: alice.email },
  ]
}
