// todoTask: https://learn.microsoft.com/graph/api/resources/todotask
import { z } from 'zod'
import { type GraphTime, instantOf } from './graph-time.ts'

const text = z.string().nullish().catch(null)
const nextLink = { '@odata.nextLink': z.string().nullish() }

export const idShape = z.object({ id: z.string() })

export const listsShape = z.object({
  ...nextLink,
  value: z.array(z.object({ id: z.string(), displayName: text, isOwner: z.boolean().nullish().catch(null) })),
})

const task = z.object({
  id: z.string(),
  status: text,
  dueDateTime: z.object({ dateTime: text, timeZone: text }).nullish().catch(null),
  linkedResources: z
    .array(z.object({ applicationName: text, externalId: text }))
    .nullish()
    .catch(null),
})

export type GraphTask = z.infer<typeof task>

export const tasksShape = z.object({ ...nextLink, value: z.array(task) })

/** A day as To Do wants it: the midnight of that day, and where. */
export function dueTimeOf(dueDate: string, timeZone: string): GraphTime {
  return { dateTime: `${dueDate}T00:00:00.0000000`, timeZone }
}

/** The day meant by a time, which comes back in UTC: an evening before, or the midnight of UTC itself. */
export function dueDateOf(time: GraphTime | null | undefined, timeZone: string): string | null {
  const instant = instantOf(time)
  if (instant === null) return null
  const local = new Date(instant).toLocaleString('sv-SE', { timeZone })
  return local.endsWith('00:00:00') || !instant.endsWith('T00:00:00.000Z')
    ? local.slice(0, 10)
    : instant.slice(0, 10)
}
