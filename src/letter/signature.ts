import { cleanLine, cleanName } from './clean-text.ts'
import type { Sender } from './letter-request.ts'

/** One to three lines: name (or address), phone, profile link. Never empty. */
export function signature(sender: Sender): string[] {
  const name = cleanName(sender.name, 80) ?? cleanLine(sender.email, 254) ?? ''
  return [name, phone(sender.phone), profileLink(sender.profileUrl)].filter((line) => line !== null)
}

function phone(value: string | null): string | null {
  const line = cleanLine(value, 40)
  return line !== null && /^\+?[\d\s()./-]{5,}$/u.test(line) ? line : null
}

function profileLink(value: string | null): string | null {
  const line = cleanLine(value, 200)
  return line !== null && /^https:\/\/[^\s<>"{}|\\^`[\]]+$/u.test(line) ? line : null
}
