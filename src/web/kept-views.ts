/** Views of so many users are kept. */
const mostKept = 200

/**
 * Keeps what was made for each user until something changes: looking again at a page that is the same costs next to
 * nothing, however much there is in the database.
 */
export function keptViews<View>(): (
  userId: string,
  mark: string,
  make: () => Promise<View>,
) => Promise<View> {
  const kept = new Map<string, { mark: string; view: Promise<View> }>()
  return (userId, mark, make) => {
    const known = kept.get(userId)
    if (known?.mark === mark) return known.view
    const view = make()
    kept.delete(userId)
    kept.set(userId, { mark, view })
    // What failed is made again, and who has not looked for the longest time makes room.
    view.catch(() => kept.delete(userId))
    for (const oldest of kept.size > mostKept ? kept.keys().take(1) : []) kept.delete(oldest)
    return view
  }
}
