import { cleanLine } from './clean-text.ts'
import type { Template, Values } from './compile-template.ts'

const longestThreadSubject = 250
const mostWords = 7
const replyMark = /^(?:(?:re|aw|antw|rif|sv|vs|odp|res|r)\s*(?:\[\d+\])?\s*:\s*)+/iu

/**
 * In a thread the thread's own subject with one `Re: `; else the template's. A long role pushes the company and then
 * the date out of the subject rather than making it unreadable. Never holds a control character.
 */
export function subjectLine(threadSubject: string | null, template: Template, values: Values): string {
  const thread = cleanLine(threadSubject, longestThreadSubject)?.replace(replyMark, '')
  if (thread !== undefined && thread !== '') return `Re: ${thread}`
  let subject = tidy(template(values))
  for (const without of [{ company: null }, { company: null, date: null }]) {
    if (subject.split(' ').length <= mostWords) return subject
    subject = tidy(template({ ...values, ...without }))
  }
  return subject
}

function tidy(subject: string): string {
  const line = subject
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim()
  return line.charAt(0).toUpperCase() + line.slice(1)
}
