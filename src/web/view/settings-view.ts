import type { Settings } from '../../../config/settings.ts'
import { settingOf } from '../../actions/change-settings.ts'
import { plain } from '../../followup/words.ts'
import type { Connection } from '../../store/connections.ts'
import type { User } from '../../store/users.ts'
import type { Choice } from './choice.ts'
import { connectionName, troubleView } from './trouble-view.ts'

export interface SettingField {
  name: string
  label: string
  type: 'time' | 'number'
  value: string
  /** What can be chosen; empty where it is typed. */
  choices: Choice[]
}

export interface SettingsView {
  profile: { name: string; email: string; timeZone: string; phone: string; profileUrl: string }
  zones: string[]
  connections: { id: string; name: string; state: string; next: string; canLetGo: boolean }[]
  times: { title: string; fields: SettingField[] }[]
  /** False where others share the installation: its times are not one user's to change. */
  isOwnInstallation: boolean
  hasFeed: boolean
  hasApiKey: boolean
  /** A secret that was made just now; it is shown once and then no more. */
  made: { words: string; secret: string } | null
}

type Row = [name: string, label: string, type: SettingField['type'] | Record<string, string>]

const weekdays = {
  '1': 'Monday',
  '2': 'Tuesday',
  '3': 'Wednesday',
  '4': 'Thursday',
  '5': 'Friday',
  '6': 'Saturday',
  '7': 'Sunday',
}
const noteLimits = { '200': '200, as with a free account', '300': '300, as with Premium' }

const groups: { title: string; rows: Row[] }[] = [
  {
    title: 'After an interview',
    rows: [
      ['followUp.thankYou.hoursAfter', 'Thank-you letters are placed so many hours after the end', 'number'],
      ['followUp.coolingOff.hours', 'Nothing has to be decided for so many hours', 'number'],
      ['followUp.questions.time', 'Questions are placed on the next business day at', 'time'],
      [
        'followUp.askFeedback.businessDays',
        'The recruiter is asked for feedback after so many business days',
        'number',
      ],
      ['followUp.connectLinkedin.hoursAfter', 'LinkedIn is due so many hours after the end', 'number'],
      ['followUp.connectLinkedin.noteLimit', 'Characters of a LinkedIn note', noteLimits],
      ['followUp.checkIn.businessDays', 'First check-in after so many business days of silence', 'number'],
      ['followUp.checkIn.atMost', 'Check-ins at most', 'number'],
    ],
  },
  {
    title: 'Quiet hours',
    rows: [
      ['followUp.thankYou.earliest', 'No letter is placed before', 'time'],
      ['followUp.thankYou.latest', 'No letter is placed after', 'time'],
    ],
  },
  {
    title: 'Weekly digest',
    rows: [
      ['digest.weekday', 'Day', weekdays],
      ['digest.time', 'Time', 'time'],
    ],
  },
]

/** The settings that the page offers; all others are in the file. */
export const offeredSettings = groups.flatMap(({ rows }) => rows.map(([name]) => name))

export function settingsView(source: {
  user: User
  now: string
  settings: Settings
  connections: Connection[]
  isOwnInstallation: boolean
  hasFeed: boolean
  hasApiKey: boolean
  made: SettingsView['made']
}): SettingsView {
  const { user, now, settings, connections, ...rest } = source
  return {
    ...rest,
    profile: {
      name: user.name ?? '',
      email: user.email,
      timeZone: user.timeZone,
      phone: user.phone ?? '',
      profileUrl: user.profileUrl ?? '',
    },
    zones: Intl.supportedValuesOf('timeZone'),
    connections: connections.map((connection) => {
      const [trouble] = troubleView([connection], now, user.timeZone)
      return {
        id: connection.id,
        name: connectionName(connection),
        state: trouble ? trouble.error : 'works',
        next: trouble?.next ?? '',
        canLetGo: connection.role === 'calendar',
      }
    }),
    times: groups.map(({ title, rows }) => ({
      title,
      fields: rows.map((row) => fieldOf(row, settings)),
    })),
  }
}

function fieldOf([name, label, type]: Row, settings: Settings): SettingField {
  const value = plain(settingOf(settings, name) ?? '')
  if (typeof type === 'string') return { name, label, type, value, choices: [] }
  const offered = Object.entries(type).map(([key, words]) => ({ value: key, words, isChosen: key === value }))
  return { name, label, type: 'number', value, choices: offered }
}
