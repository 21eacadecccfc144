import type { Interview } from '../detection/interview.ts'
import type { Dossier } from '../store/dossiers.ts'

/** Which trade's manners fit, by the words of the role, the company and the title. */
export function tradeOf({ interview, process }: Dossier, words: readonly string[]): 'events' | 'other' {
  const text = [interview.role, interview.company, process?.role, interview.title].join(' ').toLowerCase()
  return words.some((word) => text.includes(word)) ? 'events' : 'other'
}

/** A recruiter whose address is of another house than the employer's people, or than the employer's name. */
export function isAgencyRecruiter({ interviewers, company }: Interview, email: string | null): boolean {
  const domain = email?.split('@')[1]
  if (!email || !domain) return false
  const colleagues = interviewers.filter((person) => person.email && person.email !== email)
  if (colleagues.length > 0) return !colleagues.some((person) => person.email?.endsWith(`@${domain}`))
  const [firstWord = ''] = (company ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return firstWord.length > 2 && !domain.includes(firstWord)
}
