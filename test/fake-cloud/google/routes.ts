import type { Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { mailboxRoutes } from './mailbox-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { signInRoutes } from './sign-in.ts'
import { taskRoutes } from './task-routes.ts'
import { threadRoutes } from './thread-routes.ts'

export const googleRoutes = (parts: Parts): Route[] =>
  [calendarRoutes, draftRoutes, messageRoutes, threadRoutes, mailboxRoutes, taskRoutes, signInRoutes].flatMap(
    (routes) => routes(parts),
  )
