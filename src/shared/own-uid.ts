const ending = '@tasks.afterword.invalid'

/** The UID under which a task stands in the user's calendar, when they subscribe to our feed. */
export function ownUid(taskId: string): string {
  return `${taskId}${ending}`
}

/** Is this calendar entry one of ours? It speaks of interviews, and is none. */
export function isOwnUid(uid: string): boolean {
  return uid.endsWith(ending)
}
