import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { sampleCalendar } from '../../src/sample/write-sample-calendar.ts'
import { onAnyDay } from './any-day.ts'

const now = '2026-03-11T15:20:00.000Z'

describe('the text of the sample calendar', () => {
  it('has no line over 75 octets and ends each with CRLF', async () => {
    await onAnyDay(({ ics }) => {
      const lines = ics.split('\r\n')
      expect(lines.pop()).toBe('')
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
      }
    })
  })

  it('defines every zone it names, Windows names among them', async () => {
    const { ics } = await sampleCalendar(now, 'Europe/Dublin')
    const calendar = new ICAL.Component(ICAL.parse(ics))
    const defined = calendar
      .getAllSubcomponents('vtimezone')
      .map((zone) => zone.getFirstPropertyValue('tzid'))
    const used = calendar
      .getAllSubcomponents('vevent')
      .flatMap((event) => event.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? [])
    expect(new Set(used)).toEqual(new Set(defined))
    expect(used).toContain('W. Europe Standard Time')
  })

  it('holds all-day, floating, UTC, recurring and cancelled events', async () => {
    const { ics } = await sampleCalendar(now, 'Europe/Dublin')
    expect(ics).toMatch(/^DTSTART;VALUE=DATE:\d{8}\r$/m)
    expect(ics).toMatch(/^DTSTART:\d{8}T\d{6}\r$/m)
    expect(ics).toMatch(/^DTSTART:\d{8}T\d{6}Z\r$/m)
    expect(ics).toMatch(/^RRULE:FREQ=WEEKLY/m)
    expect(ics).toMatch(/^EXDATE;TZID=/m)
    expect(ics).toMatch(/^STATUS:CANCELLED\r$/m)
  })

  it('does not say which events are interviews', async () => {
    const { ics } = await sampleCalendar(now, 'Europe/Dublin')
    expect(ics).not.toMatch(/label|verdict/i)
  })

  it('is stamped with the time it was asked for, and the same whenever that is asked again', async () => {
    const first = await sampleCalendar(now, 'Europe/Dublin')
    expect(await sampleCalendar(now, 'Europe/Dublin')).toEqual(first)
    expect(first.ics).toContain('DTSTAMP:20260311T152000Z')
  })

  it('belongs to a person with a private address, living in the zone asked for', async () => {
    const { owner } = await sampleCalendar(now, 'Europe/Berlin')
    expect(owner).toEqual({ name: 'Nora Keane', email: 'nora.keane@example.com', timeZone: 'Europe/Berlin' })
  })

  it('names only addresses that nobody can own', async () => {
    const { ics } = await sampleCalendar(now, 'Europe/Dublin')
    const text = ics.replaceAll('\r\n ', '')
    const domains = [...text.matchAll(/[\w.+-]+@([\w.-]+\w)/g)].map(([, domain]) => domain)
    expect(domains.filter((domain) => !/\.example$|^example\.(com|org)$/.test(domain ?? ''))).toEqual([])
  })
})
