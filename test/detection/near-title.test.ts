import { expect, test } from 'vitest'
import { isNearTitle } from '../../src/detection/near-title.ts'

test.each([
  ['Interview: Event Manager at Lumen Live', 'Interview: Event Manager at Lumen Live'],
  ['Interview Lumen Live, Tue 3 March 14:00', 'Interview Lumen Live, Friday 6 March 9:30'],
  ['Interview Lumen Live', 'Rescheduled: Interview Lumen Live'],
  ['Vorstellungsgespräch Lumen am 3.3.', 'Vorstellungsgespräch Lumen am 12.3.2026'],
  ['面接 ルーメン 14:00', '面接 ルーメン 16:30'],
])('may be one meeting at two times: “%s” and “%s”', (a, b) => {
  expect(isNearTitle(a, b)).toBe(true)
  expect(isNearTitle(b, a)).toBe(true)
})

test.each([
  ['Interview 1: Lumen Live', 'Interview 2: Lumen Live'],
  ['First interview Lumen Live', 'Second interview Lumen Live'],
  ['Interview Lumen Live with Bob Berger', 'Interview Lumen Live with Clara Cole'],
  ['Interview', 'Interview: Event Manager at Lumen Live'],
  ['2. Gespräch Lumen', '3. Gespräch Lumen'],
  ['', ''],
])('are two meetings: “%s” and “%s”', (a, b) => {
  expect(isNearTitle(a, b)).toBe(false)
})
