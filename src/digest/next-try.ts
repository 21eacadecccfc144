const minute = 60
const hour = 60 * minute

const shortest = 5 * minute
const longest = 6 * hour
/** What is refused for good waits for the user, who may mend it without telling Afterword. */
const whenRefusedForGood = 24 * hour

/**
 * How long to wait before a digest that could not be sent is tried again, in seconds: each time about as long as it
 * has been tried already, so that a server that is down for a minute and one that is down for a day are both asked
 * seldom enough.
 */
export function secondsToNextTry(firstTry: string, now: string, isForGood: boolean): number {
  if (isForGood) return whenRefusedForGood
  const tried = (Date.parse(now) - Date.parse(firstTry)) / 1000
  return Math.ceil(Math.min(Math.max(tried, shortest), longest))
}
