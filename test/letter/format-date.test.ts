import { expect, it } from 'vitest'
import { formatDate } from '../../src/letter/format-date.ts'

it('a date is written as the language writes it', () => {
  const first = (language: string) => formatDate('2026-03-01', 'Europe/Berlin', language)
  expect(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].map(first)).toEqual([
    '1 March',
    '1. März',
    '1er mars',
    '1 de marzo',
    'domenica 1 marzo',
    '1 de março',
    '1 maart',
  ])
})

it('an instant is a date in the zone of the talk', () => {
  expect(formatDate('2026-03-12T23:30:00.000Z', 'Europe/Berlin', 'en')).toBe('13 March')
  expect(formatDate('2026-03-12T23:30:00.000Z', 'America/New_York', 'en')).toBe('12 March')
})

it('what is no date is left out', () => {
  expect([formatDate(null, 'UTC', 'en'), formatDate('soon', 'UTC', 'en')]).toEqual([null, null])
})
