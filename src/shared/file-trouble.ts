const troubles: Record<string, string> = {
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'it lies on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file stands in its way',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  // SQLite says the same things in its own words.
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'it is read-only',
  SQLITE_READONLY_DIRECTORY: 'its folder is read-only',
  SQLITE_CANTOPEN: 'its folder cannot be written',
  SQLITE_NOTADB: 'it is not an Afterword database',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_IOERR_WRITE: 'the disk reports an error',
}

/** Why a file or folder cannot be used, as the end of a sentence; null when it is some other error. */
export function fileTrouble(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? (troubles[code] ?? null) : null
}
