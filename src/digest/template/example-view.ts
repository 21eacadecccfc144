import type { DigestView } from '../view/digest-view.ts'

const link = 'https://afterword.example/something'

/** A view with everything in it, against which templates are checked when they are loaded. */
export const exampleView: DigestView = {
  isFull: true,
  isShort: true,
  isPauseNotice: true,
  weekNumber: '48',
  date: 'Monday 23 November',
  subject: '2 interviews ahead',
  preheader: 'Send the thank-you letter',
  facts: {
    answerBy: 'Fri 27 Nov',
    interviews: '2 interviews',
    nextStart: 'Tue 10:00',
    drafts: '3 drafts',
    tasks: '1 task',
    silent: '2 processes',
    questions: '1 question',
    live: '4 live processes',
  },
  state: '2 interviews ahead, 3 drafts waiting, 1 task due',
  credit: 'Last week: 1 interview held, 2 letters sent.',
  action: { label: 'Send the thank-you letter', reason: 'due since Fri 20 Nov', about: 'Clara', link },
  news: { items: [{ process: 'Event Manager', said: 'replied Thu 19 Nov', link }], more: 'and 1 more' },
  drafts: { items: [{ subject: 'Thank you', about: 'thank-you to Clara', link }], more: 'and 1 more' },
  tasks: {
    items: [{ what: 'Ask', company: 'Example Halls', due: 'due Tue 24 Nov', link }],
    more: 'and 1 more',
  },
  upcoming: {
    items: [{ when: 'Tue 24 Nov, 10:00', process: 'Event Manager', detail: 'panel', question: 'How?', link }],
    more: 'and 1 more',
    question: 'How?',
  },
  silent: {
    items: [{ process: 'Event Manager', days: '9 days', since: 'since 14 Nov' }],
    more: 'and 1 more',
  },
  questions: { items: [{ title: 'Coffee with Bob', when: 'Wed 18 Nov, 15:00', link }], more: 'and 1 more' },
  pipeline: {
    rows: [{ label: 'First talk', count: 3, change: '+1', filled: 60, rest: 40 }],
    summary: '4 live processes',
    closed: '2 closed',
  },
  learning: ['Went well in 3 of 5 interviews: knowing the venue'],
  encouragement: { word: 'A quiet week.', advice: 'One new opening.' },
  links: { unsubscribe: link, settings: link, resume: link, home: link },
}
