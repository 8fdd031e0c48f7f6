/** The copy of a database, in files that are not yet in an archive. */
export interface DatabaseCopy {
  kind: 'sqlite' | 'mongodb'
  /** The files of the copy, by their name in the archive. */
  files: { name: string; path: string }[]
  /** The last migration of the database; `null` for a database without any. */
  schema: string | null
  /** Whether all rows are of one instant. */
  isSnapshot: boolean
  /** Whether the database follows a ledger of withdrawals and erasures. */
  hasLedger: boolean
  /** The names of the files of its documents. */
  uploads: Record<UploadFolder, string[]>
}

/** The folders of uploads, named after their collection and after their folder in the archive. */
export const uploadFolders = ['media', 'documents'] as const
export type UploadFolder = (typeof uploadFolders)[number]

/** The folder of the database in an archive. */
export const DATABASE_FOLDER = 'database/'
/** The counters that say how far the database follows a ledger begin so. */
export const LEDGER_COUNTER = 'ledger '
