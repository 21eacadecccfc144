/**
 * What the digest's templates see: every text is ready to be shown (clean, short, in the user's zone), every empty
 * text is '' and every link is a web or file address or null. Names and titles inside are untrusted: HTML escapes.
 */
export interface DigestView {
  /** Exactly one of the three is true. */
  isFull: boolean
  isShort: boolean
  isPauseNotice: boolean
  /** "48". */
  weekNumber: string
  /** "Monday 23 November". */
  date: string
  /** The rendered subject and preview line; '' while those two templates are rendered themselves. */
  subject: string
  preheader: string
  facts: DigestFacts
  /** One line: what is ahead and what waits. */
  state: string
  /** What the user did last week. */
  credit: string
  action: { label: string; reason: string; about: string; link: string | null }
  news: ListView<NewsView>
  drafts: ListView<DraftView>
  tasks: ListView<TaskView>
  upcoming: ListView<UpcomingView> & {
    /** The question that every interview listed shares; '' when they have their own. */
    question: string
  }
  silent: ListView<SilentView>
  questions: ListView<QuestionView>
  /** Null when no process is live: there is no empty picture. */
  pipeline: PipelineView | null
  learning: string[]
  encouragement: { word: string; advice: string }
  links: DigestLinks
}

/** Where the digest leads; what an installation has no page for is null. */
export interface DigestLinks {
  unsubscribe: string
  settings: string | null
  /** Ends a pause of the digest. */
  resume: string | null
  /** Afterword's own page. */
  home: string | null
}

/** Numbers in words ("2 drafts"), '' for none. They name nobody: subject and preview line are made of them. */
export interface DigestFacts {
  /** "Fri 27 Nov", the nearest date for an answer to an offer within a week. */
  answerBy: string
  interviews: string
  /** "Tue 10:00". */
  nextStart: string
  drafts: string
  tasks: string
  silent: string
  questions: string
  live: string
}

export interface ListView<Item> {
  items: Item[]
  /** "and 3 more", '' when all are listed. */
  more: string
}

export interface NewsView {
  process: string
  said: string
  link: string | null
}

export interface DraftView {
  subject: string
  about: string
  link: string | null
}

export interface TaskView {
  what: string
  company: string
  due: string
  link: string | null
}

export interface UpcomingView {
  when: string
  process: string
  detail: string
  /** '' when there is none, or when all share one. */
  question: string
  link: string | null
}

export interface SilentView {
  process: string
  /** "9 days". */
  days: string
  /** "since 14 Nov"; '' in a brief digest. */
  since: string
}

export interface QuestionView {
  title: string
  when: string
  link: string | null
}

export interface PipelineView {
  rows: PipelineRow[]
  /** "4 live processes (+1 since last week)". */
  summary: string
  /** "2 closed (+1)"; '' when none is. */
  closed: string
}

export interface PipelineRow {
  label: string
  count: number
  /** "+1", "−2", '' for no change. */
  change: string
  /** Width of the coloured cell and of the rest, whole per cent, 100 together; null where there is no such cell. */
  filled: number | null
  rest: number | null
}
