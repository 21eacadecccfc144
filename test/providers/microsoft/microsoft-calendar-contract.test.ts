import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { calendarContract } from '../../contracts/calendar-contract.ts'
import { type Fault, fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'
import { Publisher } from './publish-events.ts'

calendarContract({
  name: 'a calendar of Microsoft',
  async make() {
    const { cloud, account, access, close } = await fakeAccount()
    const publisher = new Publisher(account.calendar())
    const from = (one: Fault) => async () => {
      cloud.faults.clear()
      cloud.faults.on().always(one)
    }
    return {
      calendar: createMicrosoftCalendar({ ...access, calendarId: account.calendar().id }),
      publish: (events) => publisher.publish(events),
      failures: [
        { kind: 'temporary', name: 'a broken server', arrange: from(fault.serverError) },
        { kind: 'temporary', name: 'a cut line', arrange: from(fault.dropBefore) },
        { kind: 'temporary', name: 'half an answer', arrange: from(fault.truncated) },
        { kind: 'rate-limit', name: 'too many requests', arrange: from(fault.tooManyRequests(120)) },
        { kind: 'auth', name: 'a refused token', arrange: from(fault.unauthorized) },
        { kind: 'auth', name: 'a missing permission', arrange: from(fault.insufficientPermissions) },
        {
          kind: 'permanent',
          name: 'a calendar that is gone',
          async arrange() {
            cloud.faults.clear()
            account.calendar().remove()
          },
        },
      ],
      close,
    }
  },
})
