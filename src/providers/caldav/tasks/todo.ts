// A task as iCalendar VTODO (RFC 5545, 3.6.2), written by ical.js so that what others put into it stays as it is.
import ICAL from 'ical.js'
import { wallOf } from '../../../ical/time/custom-zone.ts'
import { findIanaZone } from '../../../ical/time/find-iana-zone.ts'
import { dayMs } from '../../../ical/time/written-time.ts'
import { ianaZone, utc } from '../../../ical/time/zone.ts'
import type { TaskEntry } from '../../../tasklist/task-list-port.ts'

/** What an entry of ours is called: by its key, so that making it twice makes it once. */
const uidPrefix = 'afterword-'

export interface ReadTodo {
  key: string
  /** `YYYY-MM-DD` in the zone of the user. */
  dueDate: string | null
  isDone: boolean
}

export interface TodoChange {
  dueDate?: string
  isDone?: boolean
}

export function todoName(key: string): string {
  return `${uidPrefix}${key}.ics`
}

export function isTodoName(name: string): boolean {
  return name.startsWith(uidPrefix) && name.endsWith('.ics')
}

export function writeTodo({ key, title, notes, dueDate }: TaskEntry, now: string): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Afterword//Afterword//EN')
  const todo = new ICAL.Component('vtodo')
  calendar.addSubcomponent(todo)
  todo.addPropertyWithValue('uid', `${uidPrefix}${key}`)
  for (const name of ['dtstamp', 'created', 'last-modified']) todo.addPropertyWithValue(name, instant(now))
  todo.addPropertyWithValue('summary', title)
  if (notes !== '') todo.addPropertyWithValue('description', notes)
  todo.addPropertyWithValue('due', ICAL.Time.fromDateString(dueDate))
  todo.addPropertyWithValue('status', 'NEEDS-ACTION')
  return textOf(calendar)
}

/** Null when it is no entry of ours, or cannot be read. */
export function readTodo(text: string, timeZone: string): ReadTodo | null {
  const todo = parse(text)?.getFirstSubcomponent('vtodo')
  const uid = todo?.getFirstPropertyValue('uid')
  if (!todo || typeof uid !== 'string' || !uid.startsWith(uidPrefix)) return null
  return { key: uid.slice(uidPrefix.length), dueDate: dueDateOf(todo, timeZone), isDone: isDone(todo) }
}

/** The text with the change in it and everything else as it was; null when there is nothing to change, or to read. */
export function changeTodo(text: string, change: TodoChange, now: string, timeZone: string): string | null {
  const calendar = parse(text)
  const todo = calendar?.getFirstSubcomponent('vtodo')
  if (!calendar || !todo) return null
  const isMoved = change.dueDate !== undefined && change.dueDate !== dueDateOf(todo, timeZone)
  const isTurned = change.isDone !== undefined && change.isDone !== isDone(todo)
  if (!isMoved && !isTurned) return null
  if (isMoved) setDue(todo, change.dueDate ?? '', timeZone)
  if (isTurned) setDone(todo, change.isDone === true, now)
  for (const name of ['dtstamp', 'last-modified']) todo.updatePropertyWithValue(name, instant(now))
  todo.updatePropertyWithValue('sequence', Number(todo.getFirstPropertyValue('sequence') ?? 0) + 1)
  return textOf(calendar)
}

function parse(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text))
  } catch {
    return null
  }
}

/** RFC 5545, 3.1: lines end in CRLF, the last one too. */
function textOf(calendar: ICAL.Component): string {
  return `${calendar.toString().trimEnd()}\r\n`
}

function instant(now: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`)
}

/** A cancelled task waits for nobody any more. */
function isDone(todo: ICAL.Component): boolean {
  const status = String(todo.getFirstPropertyValue('status') ?? '').toUpperCase()
  if (status !== '') return status === 'COMPLETED' || status === 'CANCELLED'
  return todo.hasProperty('completed') || Number(todo.getFirstPropertyValue('percent-complete')) === 100
}

function setDone(todo: ICAL.Component, done: boolean, now: string): void {
  todo.updatePropertyWithValue('status', done ? 'COMPLETED' : 'NEEDS-ACTION')
  todo.updatePropertyWithValue('percent-complete', done ? 100 : 0)
  if (done) todo.updatePropertyWithValue('completed', instant(now))
  else todo.removeAllProperties('completed')
}

function dueDateOf(todo: ICAL.Component, timeZone: string): string | null {
  const due = todo.getFirstProperty('due')
  const time = due?.getFirstValue()
  if (!due || !(time instanceof ICAL.Time)) return null
  const written = wallOf(time)
  const isUtc = time.zone === ICAL.Timezone.utcTimezone
  const named = findIanaZone(String(due.getFirstParameter('tzid') ?? ''))
  if (time.isDate || (!isUtc && named === null)) return dayOf(written)
  const at = (isUtc ? utc : ianaZone(named ?? timeZone)).toInstant(written)
  return dayOf(ianaZone(timeZone).toWall(at))
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10)
}

/** A time of day that the user chose stays: the task moves by whole days. DUE and DURATION exclude each other. */
function setDue(todo: ICAL.Component, date: string, timeZone: string): void {
  todo.removeAllProperties('duration')
  const due = todo.getFirstProperty('due')
  const time = due?.getFirstValue()
  const known = dueDateOf(todo, timeZone)
  if (due && known && time instanceof ICAL.Time && !time.isDate) {
    const moved = time.clone()
    moved.adjust((Date.parse(date) - Date.parse(known)) / dayMs, 0, 0, 0)
    due.setValue(moved)
  } else todo.updatePropertyWithValue('due', ICAL.Time.fromDateString(date))
}
