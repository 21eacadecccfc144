import { appendFile, mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { contractRequest, endOfRead, eventsOf, readAll } from '../../contracts/calendar-harness.ts'
import { temporaryFolders } from './temporary-folder.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const temporaryFolder = temporaryFolders()
const uidsOf = (changes: Parameters<typeof eventsOf>[0]) => eventsOf(changes).map(({ uid }) => uid)

describe('a file', () => {
  const fileWith = async (text: string) => {
    const file = join(await temporaryFolder(), 'calendar.ics')
    await writeFile(file, text)
    return file
  }

  it('may be named by a file URL', async () => {
    const file = await fileWith(calendarOf(...eventOf()))
    expect(uidsOf(await readAll(createIcsCalendar({ location: pathToFileURL(file).href })))).toHaveLength(1)
  })

  it('remembers how many events it has when it is unchanged', async () => {
    const file = await fileWith(calendarOf(...eventOf(), ...eventOf('UID:two', 'DTSTART:20200101T000000Z')))
    const calendar = createIcsCalendar({ location: file })
    const first = endOfRead(await readAll(calendar))
    const second = await readAll(calendar, first.cursor)
    expect(second).toEqual([{ type: 'end', cursor: first.cursor, coverage: 'unchanged', eventsRead: 2 }])
  })

  it('is read again when its time changed though its size did not', async () => {
    const file = await fileWith(calendarOf(...eventOf('UID:a')))
    const calendar = createIcsCalendar({ location: file })
    const first = endOfRead(await readAll(calendar))
    await writeFile(file, calendarOf(...eventOf('UID:b')))
    await utimes(file, 1, 1)
    expect(uidsOf(await readAll(calendar, first.cursor))).toEqual(['b'])
  })

  it('is read again for a user who moved to another zone', async () => {
    const calendar = createIcsCalendar({ location: await fileWith(calendarOf(...eventOf())) })
    const { cursor } = endOfRead(await readAll(calendar))
    const request = { ...contractRequest(cursor), timeZone: 'Asia/Tokyo' }
    expect(endOfRead(await Array.fromAsync(calendar.read(request))).coverage).toBe('complete')
  })

  it('that changes while it is read is a temporary failure', async () => {
    const file = await fileWith(calendarOf(...eventOf()))
    const reading = createIcsCalendar({ location: file }).read(contractRequest(null))[Symbol.asyncIterator]()
    expect((await reading.next()).value).toMatchObject({ type: 'event' })
    await appendFile(file, calendarOf(...eventOf('UID:late')))
    const rest = async () => {
      while (!(await reading.next()).done);
    }
    await expect(rest()).rejects.toMatchObject({
      kind: 'temporary',
      message: expect.stringContaining('changed'),
    })
  })

  it('stops when it is told to', async () => {
    const file = await fileWith(calendarOf(...eventOf()))
    const request = { ...contractRequest(null), signal: AbortSignal.abort() }
    await expect(Array.fromAsync(createIcsCalendar({ location: file }).read(request))).rejects.toThrow(
      /abort/i,
    )
  })

  it('of another scheme is refused', async () => {
    const calendar = createIcsCalendar({ location: 'ftp://calendar.example/a.ics' })
    await expect(readAll(calendar)).rejects.toMatchObject({ room: 'ics', kind: 'permanent' })
  })
})

describe('a folder', () => {
  const folderOf = async (files: Record<string, string>) => {
    const folder = await temporaryFolder()
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    return folder
  }

  it('is read with its folders, but not what is hidden or no calendar', async () => {
    const folder = await folderOf({
      'a.ics': calendarOf(...eventOf('UID:a')),
      'deep/down/B.ICS': calendarOf(...eventOf('UID:b')),
      '.hidden.ics': calendarOf(...eventOf('UID:hidden')),
      '.sync/c.ics': calendarOf(...eventOf('UID:c')),
      'notes.txt': 'Dear diary',
    })
    const changes = await readAll(createIcsCalendar({ location: folder }))
    expect(uidsOf(changes).sort()).toEqual(['a', 'b'])
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 2 })
  })

  it('relates the instances of a series across its files', async () => {
    const folder = await folderOf({
      'a.ics': calendarOf(...eventOf('RECURRENCE-ID:20260507T080000Z', 'DTSTART:20260509T080000Z')),
      'b.ics': calendarOf(...eventOf('RRULE:FREQ=DAILY;COUNT=2')),
    })
    const events = eventsOf(await readAll(createIcsCalendar({ location: folder })))
    expect(events.map(({ start }) => start.instant.slice(0, 10)).sort()).toEqual(['2026-05-06', '2026-05-09'])
  })

  it('with one file that is no calendar is read all the same, names the file, and is not complete', async () => {
    const folder = await folderOf({ 'a.ics': calendarOf(...eventOf()), 'bad.ics': '<html>secret</html>' })
    const calendar = createIcsCalendar({ location: folder })
    const changes = await readAll(calendar)
    const problems = changes.flatMap((change) => (change.type === 'problem' ? [change.problem] : []))
    expect(uidsOf(changes)).toHaveLength(1)
    expect(problems).toMatchObject([{ place: join(folder, 'bad.ics'), line: null }])
    expect(problems[0]?.message).not.toContain('secret')
    expect(endOfRead(changes).coverage).toBe('changes')

    await rm(join(folder, 'bad.ics'))
    expect(endOfRead(await readAll(calendar, endOfRead(changes).cursor)).coverage).toBe('complete')
  })

  it('in which nothing is a calendar is refused', async () => {
    const folder = await folderOf({ 'a.ics': 'no', 'b.ics': '' })
    await expect(readAll(createIcsCalendar({ location: folder }))).rejects.toMatchObject({
      kind: 'permanent',
    })
  })
})
