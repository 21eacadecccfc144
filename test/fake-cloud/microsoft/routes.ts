import type { Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { messageRoutes } from './message-routes.ts'

export const microsoftRoutes = (parts: Parts): Route[] => [...calendarRoutes(parts), ...messageRoutes(parts)]
