import type { ColumnType, Generated } from 'kysely'
import type { InterviewState } from '../detection/interview.ts'
import type { CredentialsTable } from './credentials-table.ts'
import type { IdentitiesTable } from './identities-table.ts'

/**
 * The tables as Kysely sees them. Instants are ISO texts in UTC with milliseconds and `Z`, so that they sort as
 * text; dates are `YYYY-MM-DD`; yes/no is 1/0; lists and objects are JSON texts. Every row belongs to a user.
 */
type Instant = string
type Json = string
type YesNo = 0 | 1
/** Written once, when the row is made. */
type Fixed<T> = ColumnType<T, T, never>

export interface UsersTable {
  id: Fixed<string>
  email: string
  name: string | null
  time_zone: string
  phone: string | null
  profile_url: string | null
  digest_enabled: YesNo
  is_sample: Fixed<YesNo>
  created_at: Fixed<Instant>
}

export interface ConnectionsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  role: Fixed<'calendar' | 'mailbox' | 'sender' | 'tasks'>
  kind: Fixed<string>
  settings: Json
  cursor: string | null
  events_read: Generated<number>
  error: string | null
  checked_at: Instant | null
  /** The other side wants to be left alone until then. */
  not_before: Generated<Instant | null>
  /** Since when it waits for the user to connect it again; it is not called meanwhile. */
  stopped_at: Generated<Instant | null>
}

export interface EventsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  connection_id: Fixed<string>
  uid: Fixed<string>
  recurrence_id: Fixed<string>
  event: Json
  detection: Json
  gone_since: Instant | null
  /** When we learned that it was cancelled, declined or gone, if that was before its end. */
  called_off_at: Instant | null
  first_seen_at: Fixed<Instant>
  interview_id: string | null
}

export interface ProcessesTable {
  id: Fixed<string>
  user_id: Fixed<string>
  company: string | null
  role: string | null
  created_at: Fixed<Instant>
}

export interface InterviewsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  process_id: string | null
  start_at: Instant
  end_at: Instant
  state: InterviewState
  /** The rest of the Interview. */
  details: Json
  first_seen_at: Fixed<Instant>
}

export interface TasksTable {
  id: Fixed<string>
  user_id: Fixed<string>
  interview_id: Fixed<string>
  kind: Fixed<string>
  available_at: Instant
  due_at: Instant
  lapses_at: Instant
  state: 'planned' | 'done' | 'dismissed' | 'withdrawn'
  closed_at: Instant | null
}

export interface DraftsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  interview_id: Fixed<string>
  kind: Fixed<string>
  /** Address of the person it is for, lower case. */
  person: Fixed<string>
  to_name: string | null
  subject: string
  message_id: Fixed<string>
  state: 'intended' | 'placed' | 'edited' | 'sent' | 'deleted' | 'withdrawing' | 'withdrawn'
  /** The mailbox connection it was placed in; null until then. */
  mailbox_id: string | null
  /** What the mailbox calls it. */
  reference: string | null
  /** Fingerprint of what we wrote, as the mailbox computes it. */
  fingerprint: string | null
  link: string | null
  /** Which order of thoughts the letter follows, so that the next one to this person takes another. */
  skeleton: string
  /** Which questions it asks, so that they are not asked again in the process. */
  question_keys: Json
  /** The conversation it goes on with (MailThread), or null. */
  thread: Generated<Json | null>
  /** The words as they were laid into the mailbox; null for a letter of the user's own. */
  text: Generated<string | null>
  intended_at: Fixed<Instant>
  placed_at: Instant | null
}

export interface AnswersTable {
  user_id: Fixed<string>
  /** Keyed hash: what was not an interview must not be readable here. */
  key_hash: Fixed<string>
  scope: Fixed<'series' | 'title' | 'organiser'>
  answer: 'yes' | 'no'
  answered_at: Instant
}

export interface AgreementsTable {
  interview_id: Fixed<string>
  user_id: Fixed<string>
  channel: 'email' | 'phone' | 'linkedin' | 'portal' | 'they-contact-me' | null
  contact_name: string | null
  contact_email: string | null
  promised_date: string | null
  agreed_at: Instant
}

export interface NotesTable {
  interview_id: Fixed<string>
  user_id: Fixed<string>
  topic: string | null
  sentence: string | null
  availability: string | null
  went_well: string | null
  noted_at: Instant
}

export interface QuestionsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  interview_id: Fixed<string>
  text: string
  added_at: Fixed<Instant>
}

export interface AssessmentsTable {
  interview_id: Fixed<string>
  user_id: Fixed<string>
  assessment: Json
  assessed_at: Instant
}

export interface WeighingsTable {
  interview_id: Fixed<string>
  user_id: Fixed<string>
  weighing: Json
  weighed_at: Instant
}

export interface OutcomesTable {
  id: Fixed<string>
  user_id: Fixed<string>
  process_id: Fixed<string>
  kind: Fixed<string>
  /** Date by which an offer must be answered. */
  answer_by: Fixed<string | null>
  happened_at: Fixed<Instant>
}

export interface DigestsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  week: Fixed<string>
  message_id: Fixed<string>
  state: 'intended' | 'sent' | 'skipped'
  /** Was there nothing to tell? Several such weeks make the digest rarer. */
  was_empty: YesNo
  /** What the sender calls the message it has laid ready; null where nothing is. */
  prepared: Generated<string | null>
  link: string | null
  intended_at: Fixed<Instant>
  sent_at: Instant | null
}

export interface ListedTasksTable {
  connection_id: Fixed<string>
  task_id: Fixed<string>
  user_id: Fixed<string>
  /** `intended`: the list may or may not have it. `removed`: the user threw it out. `withdrawn`: we took it back. */
  state: 'intended' | 'listed' | 'removed' | 'withdrawn'
  /** What the list calls it; null until it is known. */
  reference: string | null
  /** Local date we last wrote there. */
  due_date: string
  /** Was it done, as we last knew? */
  is_done: YesNo
}

export interface ChannelsTable {
  id: Fixed<string>
  user_id: Fixed<string>
  connection_id: Fixed<string>
  reference: Fixed<string>
  expires_at: Instant
}

/** What opens the page, as a keyed hash: whoever reads the database cannot sign in with it. */
export interface PageKeysTable {
  hash: Fixed<string>
  user_id: Fixed<string>
  kind: Fixed<'sign-in' | 'session' | 'feed' | 'api'>
  made_at: Fixed<Instant>
  /** Null for what stands until it is revoked. */
  expires_at: Fixed<Instant | null>
}

export interface Tables {
  users: UsersTable
  connections: ConnectionsTable
  credentials: CredentialsTable
  events: EventsTable
  processes: ProcessesTable
  interviews: InterviewsTable
  tasks: TasksTable
  drafts: DraftsTable
  answers: AnswersTable
  agreements: AgreementsTable
  notes: NotesTable
  questions: QuestionsTable
  assessments: AssessmentsTable
  weighings: WeighingsTable
  outcomes: OutcomesTable
  digests: DigestsTable
  listed_tasks: ListedTasksTable
  channels: ChannelsTable
  page_keys: PageKeysTable
  identities: IdentitiesTable
}
