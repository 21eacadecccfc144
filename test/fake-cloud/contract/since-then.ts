/** What is true of the services and not (or not yet) in the descriptions of 2023, each by its name. */

/** Fields Google's resources got since then. */
export const GOOGLE_FIELDS: Record<string, Record<string, unknown>> = {
  // Birthdays are events of a type of their own since 2024.
  Event: { birthdayProperties: { type: 'object' } },
}

/** Parameters Google's methods got since then. */
export const GOOGLE_PARAMETERS: Record<string, string[]> = {
  'calendar.events.list': ['eventTypes'],
}

/** Fields of Graph's which the description leaves out, or writes differently. */
export const GRAPH_FIELDS: Record<string, string[]> = {
  // The services write it with a capital.
  'microsoft.graph.ODataErrors.MainError': ['innerError'],
  // Relations come only when they are asked for, and the subset leaves them out.
  'microsoft.graph.message': ['singleValueExtendedProperties'],
}

/** Parameters of Graph's: `*` stands for every path. */
export const GRAPH_PARAMETERS: Record<string, string[]> = {
  // What a link carries is the server's own business.
  '*': ['$skiptoken', '$deltatoken'],
  'GET /me/calendarView/delta': ['startDateTime', 'endDateTime'],
  'GET /me/calendars/{calendar-id}/calendarView/delta': ['startDateTime', 'endDateTime'],
  'GET /me/messages': ['$expand'],
  'GET /me/messages/{message-id}': ['$expand'],
}

/** Statuses the service answers with, where the description names another; the body is as for that one. */
export const GRAPH_STATUS: Record<string, { real: number; schema: string | null }> = {
  'POST /me/sendMail': { real: 202, schema: null },
  'POST /me/messages/{message-id}/send': { real: 202, schema: null },
  'POST /me/messages/{message-id}/createReply': { real: 201, schema: 'microsoft.graph.message' },
  'POST /me/messages/{message-id}/createReplyAll': { real: 201, schema: 'microsoft.graph.message' },
  'PATCH /me/messages/{message-id}': { real: 200, schema: 'microsoft.graph.message' },
  'PATCH /subscriptions/{subscription-id}': { real: 200, schema: 'microsoft.graph.subscription' },
}
