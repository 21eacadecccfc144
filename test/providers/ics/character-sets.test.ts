import { describe, expect, it } from 'vitest'
import { readBytes } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const title = 'Gespräch – für Zoë €'
const text = calendarOf(...eventOf(`SUMMARY:${title}`))

/** The bytes in chunks of three, so that every mark and character is cut somewhere. */
function* inThrees(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
}

const utf16be = () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('character sets', () => {
  const encodings: [string, Buffer][] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big endian', utf16be()],
  ]
  for (const [name, bytes] of encodings) {
    it(`reads ${name}`, async () => {
      const { events, problems } = await readBytes(inThrees(bytes))
      expect(events[0]?.title).toBe(title)
      expect(problems).toEqual([])
    })
  }

  it('reads what is not UTF-8 as windows-1252, and says so once', async () => {
    const lines = calendarOf(...eventOf('SUMMARY:Caf\xe9 \x80'), ...eventOf('UID:two', 'SUMMARY:Caf\xe9'))
    const { events, problems } = await readBytes(inThrees(Buffer.from(lines, 'latin1')))
    expect(events.map((event) => event.title)).toEqual(['Café €', 'Café'])
    expect(problems.map(({ line }) => line)).toEqual([8])
    expect(problems[0]?.message).toMatch(/not UTF-8.*windows-1252/)
  })

  it('keeps lines that are UTF-8 beside lines that are not', async () => {
    const foreign = Buffer.from('LOCATION:Z\xfcrich\r\n', 'latin1')
    const [before, after] = text.split('SUMMARY')
    const { events } = await readBytes([Buffer.from(before ?? ''), foreign, Buffer.from(`SUMMARY${after}`)])
    expect(events[0]).toMatchObject({ title, location: 'Zürich' })
  })

  it('mends characters that a fold has cut in two', async () => {
    const bytes = Buffer.from(text)
    const middle = bytes.indexOf(Buffer.from('ä')) + 1
    const folded = Buffer.concat([bytes.subarray(0, middle), Buffer.from('\r\n '), bytes.subarray(middle)])
    const { events, problems } = await readBytes([folded])
    expect(events[0]?.title).toBe(title)
    expect(problems).toEqual([])
  })

  it('drops NUL bytes', async () => {
    const { events } = await readBytes([Buffer.from(text.replaceAll('V', '\0V\0'))])
    expect(events[0]?.title).toBe(title)
  })
})
