import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readBytes } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const mebibyte = 1024 * 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Memory that stays taken after a collection, heap and buffers together, in MiB. */
function memoryTaken(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / mebibyte
}

it('a line of two gigabytes is left out, with its number, while memory stays flat', async () => {
  const [before, after] = calendarOf(
    ...eventOf('UID:long', 'DESCRIPTION:%%', 'SUMMARY:Kept'),
    ...eventOf(),
  ).split('%%')
  const filler = Buffer.alloc(mebibyte, 'x')
  const taken = memoryTaken()
  let most = 0
  async function* chunks() {
    yield Buffer.from(before ?? '')
    for (let index = 0; index < 2048; index++) {
      yield filler
      if (index % 512 === 0) most = Math.max(most, memoryTaken())
    }
    yield Buffer.from(after ?? '')
  }
  const { events, problems, end } = await readBytes(chunks())
  expect(events.map(({ title }) => title)).toEqual(['Kept', ''])
  expect(problems.map(({ line }) => line)).toEqual([8])
  expect(end.coverage).toBe('complete')
  expect(most - taken).toBeLessThan(20)
})

it('two gigabytes of one line and nothing else are refused at their beginning', async () => {
  let read = 0
  async function* chunks() {
    for (; read < 2048; read++) yield Buffer.alloc(mebibyte, 'x')
  }
  await expect(readBytes(chunks())).rejects.toMatchObject({ kind: 'permanent' })
  expect(read).toBeLessThan(2)
})

it('the memory of a calendar does not grow with the events outside the window', async () => {
  const outside = eventOf('DTSTART:20200101T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20200301T000000Z').join('\r\n')
  const plain = eventOf('DTSTART:20200101T090000Z', `DESCRIPTION:${'x'.repeat(200)}`).join('\r\n')
  const block = Buffer.from(`${outside}\r\n${plain}\r\n`.repeat(500))
  const [before, after] = calendarOf('@', ...eventOf('UID:last')).split('@\r\n')
  const taken = memoryTaken()
  let most = 0
  async function* chunks() {
    yield Buffer.from(before ?? '')
    for (let index = 0; index < 100; index++) {
      yield block
      if (index % 25 === 0) most = Math.max(most, memoryTaken())
    }
    yield Buffer.from(after ?? '')
  }
  const { events, end } = await readBytes(chunks())
  expect(events.map(({ uid }) => uid)).toEqual(['last'])
  expect(end.eventsRead).toBe(100_001)
  expect(most - taken).toBeLessThan(10)
})
