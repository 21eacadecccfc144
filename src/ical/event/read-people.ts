import type { Attendee, Participant, Response } from '../../calendar/calendar-event.ts'
import { type JcalProperty, parameterOf, textOf } from './jcal.ts'

const responses = new Map<string, Response>([
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['TENTATIVE', 'tentative'],
])
const noPeople = new Set(['ROOM', 'RESOURCE', 'GROUP'])
const optionalRoles = new Set(['OPT-PARTICIPANT', 'NON-PARTICIPANT'])

export function readAttendee(property: JcalProperty): Attendee {
  const upper = (name: string) => parameterOf(property, name)?.toUpperCase() ?? ''
  return {
    ...readParticipant(property),
    response: responses.get(upper('partstat')) ?? 'needs-action',
    kind: noPeople.has(upper('cutype')) ? 'other' : 'person',
    optional: optionalRoles.has(upper('role')),
  }
}

export function readParticipant(property: JcalProperty): Participant {
  const email = addressOf(textOf(property)) ?? addressOf(parameterOf(property, 'email') ?? '')
  const name =
    parameterOf(property, 'cn')
      ?.replace(/^["']+|["']+$/g, '')
      .trim() || null
  // Many calendars fill CN with the address when they know no name.
  return { name: name && addressOf(name) ? null : name, email }
}

function addressOf(value: string): string | null {
  const address = decoded(value.replace(/^mailto:/i, '').trim()).toLowerCase()
  return /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+$/.test(address) ? address : null
}

function decoded(address: string): string {
  if (!address.includes('%')) return address
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
