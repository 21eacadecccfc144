import type { DigestLinks } from '../../src/digest/compose-digest.ts'
import type { Week } from '../../src/digest/week.ts'

/** Monday of the forty-eighth week, 08:00 in Lisbon. */
export const monday = '2026-11-23T08:00:00.000Z'

export const links: DigestLinks = {
  unsubscribe: 'https://afterword.example/unsubscribe/0f3a9c',
  settings: 'https://afterword.example/settings',
  resume: 'https://afterword.example/resume',
  home: 'https://afterword.example/',
}

/** A user who has just joined, in a week in which nothing is going on. */
export function emptyWeek(changes: Partial<Week> = {}): Week {
  return {
    user: { name: 'Alice Moreau', email: 'alice@example.org', timeZone: 'Europe/Lisbon' },
    isoWeek: '2026-W48',
    now: monday,
    firstWeek: false,
    emptyWeeks: 0,
    hired: false,
    upcoming: [],
    drafts: [],
    tasks: [],
    silent: [],
    pipeline: { now: { 'first-talk': 0, 'in-rounds': 0, final: 0, offer: 0, closed: 0 }, weekAgo: null },
    learning: null,
    done: { interviews: 0, letters: 0, notes: 0 },
    rejections: [],
    offers: [],
    replies: [],
    questions: [],
    ...changes,
  }
}

const question = 'What is the best way to follow up with you, and by when may I expect to hear?'

/** A week of somebody in the middle of a search: something in every list but offers and rejections. */
export function ordinaryWeek(changes: Partial<Week> = {}): Week {
  return emptyWeek({
    upcoming: [
      {
        company: 'Brightwater Live',
        role: 'Event Manager',
        stage: 'panel',
        start: '2026-11-24T10:00:00.000Z',
        place: null,
        hasConferenceLink: true,
        link: 'https://afterword.example/interviews/i1',
        question,
      },
      {
        company: 'Harbour Halls',
        role: 'Venue Operations Lead',
        stage: 'onsite',
        start: '2026-11-26T14:30:00.000Z',
        place: 'Cais 4, Lisbon',
        hasConferenceLink: false,
        link: 'https://afterword.example/interviews/i2',
        question,
      },
    ],
    drafts: [
      {
        kind: 'thank-you',
        subject: 'Our conversation about the spring season',
        to: 'Clara Duarte',
        company: 'Lumen Expo',
        placedAt: '2026-11-19T16:00:00.000Z',
        due: '2026-11-20T14:00:00.000Z',
        link: 'https://mail.example/drafts/1',
      },
      {
        kind: 'questions',
        subject: 'Two questions about the exhibition sales role',
        to: 'Bob Steiner',
        company: 'Lumen Expo',
        placedAt: '2026-11-20T09:00:00.000Z',
        due: null,
        link: 'https://mail.example/drafts/2',
      },
    ],
    tasks: [
      {
        kind: 'self-assessment',
        company: 'Lumen Expo',
        due: '2026-11-20T14:00:00.000Z',
        link: 'https://afterword.example/tasks/t1',
      },
      {
        kind: 'connect-linkedin',
        company: 'Lumen Expo',
        due: '2026-11-23T15:00:00.000Z',
        link: 'https://afterword.example/tasks/t2',
      },
    ],
    silent: [
      { company: 'Northgate Festivals', role: 'Crew Coordinator', daysSilent: 9, lastContact: '2026-11-14' },
      { company: 'Quayside Events', role: 'Conference Producer', daysSilent: 6, lastContact: '2026-11-17' },
    ],
    pipeline: {
      now: { 'first-talk': 3, 'in-rounds': 2, final: 1, offer: 0, closed: 4 },
      weekAgo: { 'first-talk': 2, 'in-rounds': 3, final: 0, offer: 0, closed: 3 },
    },
    learning: {
      assessed: 5,
      themes: [
        { about: 'well', theme: 'knowing the venue and its crew', count: 3 },
        { about: 'surprise', theme: 'questions about budget', count: 2 },
      ],
      ratings: [
        { name: 'Preparation', average: 3.8, outOf: 5, count: 5 },
        { name: 'Answers', average: 3.2, outOf: 5, count: 5 },
      ],
    },
    done: { interviews: 2, letters: 4, notes: 3 },
    replies: [
      {
        company: 'Quayside Events',
        role: 'Conference Producer',
        receivedAt: '2026-11-20T11:00:00.000Z',
        answered: true,
        link: 'https://mail.example/threads/7',
      },
    ],
    questions: [
      {
        title: 'Coffee with Dana, Ostend Arena',
        start: '2026-11-25T15:00:00.000Z',
        link: 'https://afterword.example/questions/q1',
      },
    ],
    ...changes,
  })
}
