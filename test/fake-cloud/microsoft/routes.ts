import type { Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { folderRoutes } from './folder-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { sendRoutes } from './send-routes.ts'
import { signInRoutes } from './sign-in.ts'
import { subscriptionRoutes } from './subscription-routes.ts'
import { todoRoutes } from './todo-routes.ts'

export const microsoftRoutes = (parts: Parts): Route[] =>
  [
    calendarRoutes,
    messageRoutes,
    sendRoutes,
    folderRoutes,
    todoRoutes,
    subscriptionRoutes,
    signInRoutes,
  ].flatMap((routes) => routes(parts))
