import { foldText } from '../text/fold-text.ts'
import { findAll, type TermPattern } from '../text/term-pattern.ts'

/** What follows a label at the beginning of a line ("Interviewers: …"), and lines below it when the label stands alone. */
export function labelledValues(lines: string[], labels: TermPattern): string[] {
  return valuesBehind(lines, labels, COLON)
}

/** The same where a sentence says it: "Consultant is Bob", "Head chef = Clara". */
export function spokenValues(lines: string[], labels: TermPattern): string[] {
  return valuesBehind(lines, labels, SAYS)
}

const COLON = /^\s*(?:\([^)]*\)\s*)?[:：]\s*/u
const SAYS =
  /^\s*(?:=|(?:is|are|will be|ist|sind|est|sont|es|son|è|sono|é|são|är|er|to|jest|je|zijn)\s)\s*(?=\p{Lu})/u

function valuesBehind(lines: string[], labels: TermPattern, joint: RegExp): string[] {
  const values: string[] = []
  for (const [index, line] of lines.entries()) {
    for (const start of labelStarts(line)) {
      const rest = line.slice(start)
      const label = findAll(labels, foldText(rest)).find((found) => found.start === 0)
      const colon = label ? joint.exec(rest.slice(label.end)) : null
      if (!label || !colon) continue
      const value = rest.slice(label.end + colon[0].length)
      values.push(value === '' ? listBelow(lines.slice(index + 1)) : value)
    }
  }
  return values.filter((value) => value !== '')
}

/** A label may begin a line or a sentence. */
function labelStarts(line: string): number[] {
  const bullet = /^[\s\-–•*·>■◆●▪◇□○▶・]*/u.exec(line)?.[0].length ?? 0
  return [
    bullet,
    ...[...line.matchAll(/[.;|!?]\s+|\s[–—-]\s|,\s/gu)].map((match) => match.index + match[0].length),
  ]
}

/** Lines of a list hold a name, and few of them more than its title. */
const LIST_LENGTH = 8

/** The lines of a list under a label, up to the next label. */
export function listBelow(lines: string[]): string {
  const list: string[] = []
  const bulleted = /^[-–•*·]/u.test(lines[0] ?? '')
  for (const line of lines.slice(0, LIST_LENGTH)) {
    if (/^[^,()]{1,40}[:：](?:\s|$)/u.test(line)) break
    if (bulleted && !/^[-–•*·]/u.test(line)) break
    list.push(line.replace(/^[\s\-–•*·]+/u, ''))
  }
  return list.join('\n')
}
