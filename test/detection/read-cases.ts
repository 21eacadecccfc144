import { readFileSync } from 'node:fs'
import type { CalendarEvent, Owner } from '../../src/calendar/calendar-event.ts'
import { fromGoogleEvent } from '../../src/providers/google/google-event.ts'

export interface CaseLabel {
  is_interview: boolean
  company: string | null
  role: string | null
  stage: string | null
  interviewers: { name: string | null; email: string | null }[]
  recruiter: { name: string | null; email: string | null } | null
  platform: string | null
}

export interface Case {
  id: string
  /** Of the text, where the case says so; only for slicing. */
  language: string | null
  /** The line of work, where the case says so; only for slicing. */
  trade: string | null
  owner: Owner
  event: CalendarEvent
  label: CaseLabel
}

/** Labelled events, one JSON document a line, in the shape of the Google Calendar API. */
export function readCases(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, language, tags, owner, event, label } = JSON.parse(line)
      const read = fromGoogleEvent(event, 'UTC')
      if (read === null) throw new Error(`${file}: ${id} is no event`)
      return {
        id,
        language: language ?? tags?.lang ?? null,
        trade: tags?.trade ?? null,
        owner,
        event: read,
        label,
      }
    })
}
