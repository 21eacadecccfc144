import type { Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { draftRoutes } from './draft-routes.ts'

export const googleRoutes = (parts: Parts): Route[] => [...calendarRoutes(parts), ...draftRoutes(parts)]
