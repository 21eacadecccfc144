// Well-known folders: https://learn.microsoft.com/graph/api/resources/mailfolder
import { z } from 'zod'
import type { GraphClient } from './graph-client.ts'

export type FolderName = 'deleteditems' | 'junkemail'

/** Answers the id of a folder that has the same name in every language; null where there is none. */
export type FolderIds = (name: FolderName) => Promise<string | null>

const folderShape = z.object({ id: z.string() })

/** Asks once for each: ids of folders never change. */
export function createFolderIds(client: GraphClient): FolderIds {
  const known = new Map<FolderName, string | null>()
  return async (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const folder = await client.find(
      { path: `me/mailFolders/${name}`, query: { $select: 'id' } },
      folderShape,
    )
    known.set(name, folder?.id ?? null)
    return folder?.id ?? null
  }
}
