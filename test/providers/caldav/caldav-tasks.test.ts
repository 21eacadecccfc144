import { describe, expect, it } from 'vitest'
import { createCaldavTasks } from '../../../src/providers/caldav/index.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { taskEntry, taskListContract } from '../../contracts/task-list-contract.ts'
import type { DavCalendar } from '../../support/servers/dav-calendar.ts'
import { startHttpFront } from '../../support/servers/http-front.ts'
import { calendarOf } from '../ics/write-ics.ts'
import { account, throughPort, withBoth, withRadicale } from './servers.ts'

const clock = fixedClock('2026-03-03T16:00:00Z')

function tasksIn(url: string, timeZone = 'Europe/Berlin') {
  return createCaldavTasks({ ...account, url, timeZone, clock })
}

const unfolded = (text: string) => text.replace(/\r?\n[ \t]/g, '')

/** Another program of the user: it knows nothing of ours but what stands in the calendar. */
function userOf(calendar: DavCalendar) {
  const find = async (title: string) => {
    const found = [...(await calendar.all())].find(([, text]) => unfolded(text).includes(`SUMMARY:${title}`))
    if (!found) throw new Error(`no task "${title}"`)
    return found
  }
  const edit = async (title: string, change: (text: string) => string) => {
    const [path, text] = await find(title)
    await calendar.overwrite(path, change(unfolded(text)))
  }
  return {
    edit,
    text: async (title: string) => unfolded((await find(title))[1]),
    remove: async (title: string) => calendar.removeAt((await find(title))[0]),
    add: (title: string) =>
      calendar.put(
        title,
        calendarOf(
          'BEGIN:VTODO',
          `UID:${title}`,
          'DTSTAMP:20260301T080000Z',
          `SUMMARY:${title}`,
          'END:VTODO',
        ),
      ),
    complete: (title: string) =>
      edit(title, (text) =>
        text.replace(
          /STATUS:[A-Z-]+/,
          'STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nCOMPLETED:20260303T170000Z',
        ),
      ),
    move: (title: string, date: string) =>
      edit(title, (text) => text.replace(/DUE[^\r\n]*/, `DUE;VALUE=DATE:${date.replaceAll('-', '')}`)),
  }
}

withBoth((server) => {
  taskListContract('in a calendar', async () => {
    const calendar = await server().calendar()
    return { tasks: tasksIn(calendar.url), ...userOf(calendar) }
  })

  describe('a task in a calendar', () => {
    const entry = taskEntry()
    const made = async (timeZone?: string) => {
      const calendar = await server().calendar()
      const tasks = tasksIn(calendar.url, timeZone)
      return { calendar, tasks, user: userOf(calendar), reference: await tasks.create(entry) }
    }

    it('is made once, however often it is made', async () => {
      const { calendar, tasks, reference } = await made()
      expect(await tasks.create(entry)).toBe(reference)
      expect((await calendar.all()).size).toBe(1)
    })

    it('keeps everything that another program wrote into it', async () => {
      const { tasks, user, reference } = await made()
      await user.edit(entry.title, (text) =>
        text.replace(
          'END:VTODO',
          'PRIORITY:1\r\nX-APPLE-SORT-ORDER:42\r\nCOMMENT:Job\\, new\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:now\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VTODO',
        ),
      )
      await tasks.update(reference, { dueDate: '2026-03-09', isDone: true })
      const text = await user.text(entry.title)
      for (const kept of ['PRIORITY:1', 'X-APPLE-SORT-ORDER:42', 'COMMENT:Job\\, new', 'TRIGGER:-PT15M']) {
        expect(text).toContain(kept)
      }
      expect(text).toContain('DUE;VALUE=DATE:20260309')
      expect(text).toContain('STATUS:COMPLETED')
      expect(text).toContain('PERCENT-COMPLETE:100')
      expect(text).toContain('COMPLETED:20260303T160000Z')
    })

    it('keeps the time of day that the user gave it, and is due on their day', async () => {
      const { tasks, user, reference } = await made()
      await user.edit(entry.title, (text) => text.replace(/DUE[^\r\n]*/, 'DUE:20260304T233000Z'))
      expect(await tasks.list()).toMatchObject([{ dueDate: '2026-03-05' }])
      await tasks.update(reference, { dueDate: '2026-03-09' })
      expect(await user.text(entry.title)).toContain('DUE:20260308T233000Z')
      expect(await tasks.list()).toMatchObject([{ dueDate: '2026-03-09' }])
    })

    it('is left alone when nothing is to change', async () => {
      const { tasks, user, reference } = await made()
      const before = await user.text(entry.title)
      await tasks.update(reference, { dueDate: entry.dueDate, isDone: false })
      expect(await user.text(entry.title)).toBe(before)
    })

    it('that the user cancelled is done', async () => {
      const { tasks, user } = await made()
      await user.edit(entry.title, (text) => text.replace(/STATUS:[A-Z-]+/, 'STATUS:CANCELLED'))
      expect(await tasks.list()).toMatchObject([{ isDone: true }])
    })
  })
})

withRadicale((server) => {
  describe('a calendar that is the wrong place for tasks', () => {
    it('is said to be', async () => {
      const { url } = await server().calendar()
      const front = await startHttpFront(server().port)
      // Radicale takes everything; others refuse so.
      const refusal =
        '<error xmlns="DAV:"><C:supported-calendar-component xmlns:C="urn:ietf:params:xml:ns:caldav"/></error>'
      front.answerBy(async () => ({ status: 403, headers: { 'content-type': 'text/xml' }, body: refusal }))
      await expect(tasksIn(throughPort(url, front.port)).create(taskEntry())).rejects.toMatchObject({
        kind: 'permanent',
        message: expect.stringContaining('holds no tasks'),
      })
      await front.stop()
    })

    it('is said to be when it is gone, and its tasks do not count as deleted', async () => {
      const gone = await server().calendar()
      await gone.drop()
      const tasks = tasksIn(gone.url)
      for (const verb of [() => tasks.create(taskEntry()), () => tasks.list()]) {
        await expect(verb()).rejects.toMatchObject({
          kind: 'permanent',
          message: expect.stringContaining('any more'),
        })
      }
    })
  })

  describe('two who change one task at the same moment', () => {
    it('both get their way', async () => {
      const calendar = await server().calendar()
      const front = await startHttpFront(server().port)
      const tasks = tasksIn(throughPort(calendar.url, front.port))
      const entry = taskEntry()
      const reference = await tasks.create(entry)
      let writes = 0
      front.answerBy(async (request, forward) => {
        // The user writes between our reading and our writing.
        if (request.method === 'PUT' && writes++ === 0) {
          await userOf(calendar).edit(entry.title, (text) =>
            text.replace('END:VTODO', 'PRIORITY:3\r\nEND:VTODO'),
          )
        }
        return forward()
      })
      await tasks.update(reference, { isDone: true })
      await front.stop()
      const text = await userOf(calendar).text(entry.title)
      expect(text).toContain('PRIORITY:3')
      expect(text).toContain('STATUS:COMPLETED')
      expect(writes).toBe(2)
    })
  })
})
