import { describe, expect, it } from 'vitest'
import type { KnownPeople } from '../../src/letter/recipients.ts'
import { recipientsOf } from '../../src/letter/recipients.ts'
import { makeEvent, person } from '../support/make-event.ts'
import { draftsOfKind, startStory } from '../support/story.ts'

const bob = { name: 'Bob Berger', email: 'bob@lumen.example', title: 'Head of Events' }
const clara = { name: 'Clara Cole', email: null, title: null }
const rita = { name: 'Rita Reed', email: 'rita@agency.example', title: 'Recruiter' }

function people(given: Partial<KnownPeople['interview']> & { contact?: string } = {}): KnownPeople {
  const { contact, ...interview } = given
  const agreement = {
    channel: null,
    contactName: 'Ida Ilves',
    promisedDate: null,
    agreedAt: '2026-03-03T14:00:00.000Z',
  }
  return {
    interview: { interviewers: [bob], recruiter: null, ...interview },
    agreement: contact ? { ...agreement, contactEmail: contact } : null,
    ownEmail: 'alice@example.org',
  }
}

const emails = (...args: Parameters<typeof recipientsOf>) => recipientsOf(...args).map(({ email }) => email)

describe('the thank-you', () => {
  it('goes to each interviewer whose address is known', () => {
    const dan = { name: 'Dan Drew', email: 'dan@lumen.example', title: null }
    expect(emails('thank-you', people({ interviewers: [dan, bob], recruiter: rita }))).toEqual([
      'bob@lumen.example',
      'dan@lumen.example',
    ])
  })

  it('goes through the recruiter for those whose address is not known', () => {
    const recipients = recipientsOf('thank-you', people({ interviewers: [bob, clara], recruiter: rita }))
    expect(recipients.map(({ email, passOnTo }) => [email, passOnTo])).toEqual([
      ['bob@lumen.example', []],
      ['rita@agency.example', ['Clara Cole']],
    ])
  })

  it('goes once to a recruiter who led the talk', () => {
    expect(emails('thank-you', people({ interviewers: [rita], recruiter: rita }))).toEqual([
      'rita@agency.example',
    ])
  })

  it('goes through the agreed contact when there is no recruiter', () => {
    expect(emails('thank-you', people({ interviewers: [clara], contact: 'ida@lumen.example' }))).toEqual([
      'ida@lumen.example',
    ])
  })

  it('goes to nobody when no address is known, and never to the user', () => {
    expect(emails('thank-you', people({ interviewers: [clara] }))).toEqual([])
    const self = { name: 'Alice', email: 'alice@example.org', title: null }
    expect(emails('thank-you', people({ interviewers: [self] }))).toEqual([])
  })
})

describe('the other letters', () => {
  it('ask questions of the direct contact first, else through the recruiter', () => {
    expect(emails('questions', people({ recruiter: rita, contact: 'ida@lumen.example' }))).toEqual([
      'ida@lumen.example',
    ])
    expect(emails('questions', people({ recruiter: rita }))).toEqual(['bob@lumen.example'])
    expect(emails('questions', people({ interviewers: [clara], recruiter: rita }))).toEqual([
      'rita@agency.example',
    ])
  })

  it('ask only the recruiter for feedback, and share only with the recruiter', () => {
    expect(emails('ask-feedback', people({ recruiter: rita }))).toEqual(['rita@agency.example'])
    expect(emails('ask-feedback', people())).toEqual([])
    expect(emails('share-with-recruiter', people())).toEqual([])
  })

  it('check in with the agreed contact, else the recruiter, else an interviewer', () => {
    expect(emails('check-in', people({ recruiter: rita, contact: 'ida@lumen.example' }))).toEqual([
      'ida@lumen.example',
    ])
    expect(emails('check-in', people({ recruiter: rita }))).toEqual(['rita@agency.example'])
    expect(emails('check-in', people())).toEqual(['bob@lumen.example'])
  })
})

describe('the language of a draft', () => {
  it('follows the invitation', async () => {
    const german = makeEvent({
      title: 'Vorstellungsgespräch: Projektleitung Veranstaltungen bei Lindner',
      description:
        'Guten Tag Alice, wir freuen uns auf das Vorstellungsgespräch mit Ihnen für die Position Projektleitung Veranstaltungen.',
      attendees: [
        person('Alice Archer', 'alice@example.org'),
        person('Bob Berger', 'bob.berger@lindner.example'),
      ],
      organizer: { name: 'Bob Berger', email: 'bob.berger@lindner.example' },
    })
    const story = await startStory([german], '2026-03-01T12:00:00Z')
    await story.passAt('2026-03-03T18:00:00Z')
    const [draft] = draftsOfKind(await story.drafts(), 'thank-you')
    expect(story.mailbox.messages.get(draft?.messageId ?? '')?.message.text).toMatch(
      /^Guten Tag Bob Berger,\n/,
    )
  })
})

describe('drafts to several people of one panel', () => {
  it('differ in subject, opening and ending', async () => {
    const names = ['Bob Berger', 'Clara Cole', 'Dan Drew', 'Eve Ellis']
    const attendees = names.map((name) =>
      person(name, `${name.split(' ')[0]?.toLowerCase()}@lumenlive.example`),
    )
    const panel = makeEvent({
      attendees: [person('Alice Archer', 'alice@example.org'), ...attendees],
      title: 'Panel interview: Event Manager at Lumen Live',
    })
    const story = await startStory([panel], '2026-03-01T12:00:00Z')
    await story.passAt('2026-03-03T18:00:00Z')
    const letters = [...story.mailbox.messages.values()].map(({ message }) => message)
    expect(letters).toHaveLength(names.length)
    const distinct = (part: (text: string[]) => string | undefined) =>
      new Set(letters.map(({ text }) => part(text.split('\n\n')))).size
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(names.length)
    expect(distinct((paragraphs) => paragraphs[1])).toBe(names.length)
    expect(distinct((paragraphs) => paragraphs.at(-2))).toBe(names.length)
  })
})
