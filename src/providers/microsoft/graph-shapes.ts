import { z } from 'zod'

/** What we read of a user (Graph v1.0, user). `mail` is null in some accounts of one person. */
export const profileShape = z.object({
  mail: z.string().min(3).nullish(),
  userPrincipalName: z.string().min(3),
  displayName: z.string().nullish(),
})

/** What we read of a calendar (Graph v1.0, calendar). */
export const calendarShape = z.object({ id: z.string().min(1), name: z.string().nullish() })
