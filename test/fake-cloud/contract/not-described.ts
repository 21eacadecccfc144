/** Paths the descriptions do not have, and why nothing can be held against them. */
export const NOT_DESCRIBED: { path: RegExp; why: string }[] = [
  { path: /^\/tasks\/v1\//, why: 'no discovery document of the Tasks API lies beside the others' },
  {
    path: /^\/o\/oauth2\/|^\/token$|^\/revoke$|^\/tokeninfo$|^\/oauth2\/v3\/userinfo$/,
    why: "Google's sign-in has no discovery document",
  },
  {
    path: /^\/[^/]+\/(oauth2\/)?v2\.0\/|^\/[^/]+\/discovery\//,
    why: "Microsoft's sign-in is not part of Graph",
  },
  { path: /^\/v1\.0\/me$/, why: 'the subset leaves the user out' },
  { path: /^\/v1\.0\/me\/todo\//, why: 'the subset leaves To Do out' },
  {
    path: /^\/v1\.0\/me\/calendar(\/calendarView)?$/,
    why: 'the subset has the default calendar by /me/calendarView only',
  },
  { path: /^\/v1\.0\/me\/calendars\/[^/]+\/events\/[^/]+$/, why: 'the subset has events by /me/events only' },
  { path: /^\/v1\.0\/me\/messages\/[^/]+\/move$/, why: 'the subset leaves moving out' },
]
