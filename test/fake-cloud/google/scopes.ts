const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`

export const READ_CALENDARS = [scope('calendar'), scope('calendar.readonly')]
export const READ_CALENDAR_LIST = [...READ_CALENDARS, scope('calendar.calendarlist.readonly')]
export const READ_EVENTS = [...READ_CALENDARS, scope('calendar.events'), scope('calendar.events.readonly')]

const ALL_MAIL = ['https://mail.google.com/', scope('gmail.modify')]
export const READ_MAIL = [...ALL_MAIL, scope('gmail.readonly')]
/** `gmail.metadata` reads headers only, and may not search. */
export const READ_MAIL_OR_METADATA = [...READ_MAIL, scope('gmail.metadata')]
export const WRITE_DRAFTS = [...ALL_MAIL, scope('gmail.compose')]
export const READ_DRAFTS = [...WRITE_DRAFTS, scope('gmail.readonly')]
export const SEND_MAIL = [...WRITE_DRAFTS, scope('gmail.send')]
export const READ_PROFILE = [...READ_MAIL_OR_METADATA, scope('gmail.compose')]
export const READ_SEND_AS = [...READ_MAIL, scope('gmail.settings.basic')]
export const READ_LABELS = [...READ_MAIL_OR_METADATA, scope('gmail.labels')]
export const WRITE_MAIL = ALL_MAIL

export const READ_TASKS = [scope('tasks'), scope('tasks.readonly')]
export const WRITE_TASKS = [scope('tasks')]
