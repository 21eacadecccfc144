import type { Settings } from '../../../config/settings.ts'
import { settingOf } from '../../actions/change-settings.ts'
import { type ConnectMode, connectModes } from '../../connect/consent-round.ts'
import { plain } from '../../followup/words.ts'
import { type AccountService, accountServices } from '../../shared/must-connect-again.ts'
import type { Connection } from '../../store/connections.ts'
import type { User } from '../../store/users.ts'
import { type Choice, choices } from './choice.ts'
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
  connections: {
    id: string
    name: string
    state: string
    next: string
    canLetGo: boolean
    canReconnect: boolean
  }[]
  /** Where accounts can be connected; empty where this installation is registered nowhere. */
  services: { value: AccountService; name: string }[]
  modes: Choice[]
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

const accountNames: Record<AccountService, string> = { google: 'Google', microsoft: 'Outlook' }
const modeWords: Record<ConnectMode, string> = {
  calendar: 'Calendars only: interviews are noticed, and letters wait for you here.',
  drafts: 'Calendars and drafts: letters also lie ready in your own drafts.',
  threads: 'Calendars, drafts and mail: letters also answer in their thread, and replies are noticed.',
}

/** The settings that the page offers; all others are in the file. */
export const offeredSettings = groups.flatMap(({ rows }) => rows.map(([name]) => name))

export function settingsView(source: {
  user: User
  now: string
  settings: Settings
  connections: Connection[]
  registeredAt: AccountService[]
  isOwnInstallation: boolean
  hasFeed: boolean
  hasApiKey: boolean
  made: SettingsView['made']
}): SettingsView {
  const { user, now, settings, connections, registeredAt, ...rest } = source
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
        canReconnect: connection.stoppedAt !== null && isAccount(connection),
      }
    }),
    services: registeredAt.map((value) => ({ value, name: accountNames[value] })),
    modes: choices(connectModes, modeWords, 'drafts'),
    times: groups.map(({ title, rows }) => ({
      title,
      fields: rows.map((row) => fieldOf(row, settings)),
    })),
  }
}

/** Is it reached with the consent of an account, which can be given anew? */
export function isAccount({ kind, credentialId }: Connection): boolean {
  return credentialId !== null && accountServices.some((service) => service === kind)
}

function fieldOf([name, label, type]: Row, settings: Settings): SettingField {
  const value = plain(settingOf(settings, name) ?? '')
  if (typeof type === 'string') return { name, label, type, value, choices: [] }
  const offered = Object.entries(type).map(([key, words]) => ({ value: key, words, isChosen: key === value }))
  return { name, label, type: 'number', value, choices: offered }
}
