import { statfs } from 'node:fs/promises'
import type { Payload } from 'payload'
import { databaseLocked, storageFull, type Unavailable } from '../database/busy'
import { sqliteTransactions } from '../database/sqlite-transactions'
import type { FileStore } from '../file-stores/file-store'
import { filesUnreachable, isStoreUnreachable, type StoreUnreachableError } from '../file-stores/store-unreachable'
import type { Problem } from './problem'

/** Less room than this is none: a save of a long document with its version must fit. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024

interface Places {
  DATA_DIR: string
  MEDIA_DIR: string
  DOCUMENTS_DIR: string
}

/**
 * Finds what keeps this process from saving: a full disk of the database or of uploads, another program that writes, files that
 * cannot be reached.
 */
export async function findProblems(
  payload: Payload,
  places: Places,
  files?: Pick<FileStore, 'check'>,
): Promise<Problem[]> {
  const transactions = sqliteTransactions(payload.db)
  const folders = [places.MEDIA_DIR, places.DOCUMENTS_DIR, ...(transactions ? [places.DATA_DIR] : [])]
  const full = (await Promise.all(folders.map(async (folder) => ({ folder, isFull: await isFull(folder) }))))
    .filter((each) => each.isFull)
    .map(({ folder }) => `${folder} has less than 16 MB left.`)
  const problems: Problem[] = full.length > 0 ? [problem(storageFull, full.join(' '))] : []
  if (await transactions?.isLocked()) problems.push(problem(databaseLocked))
  const unreachable = files && (await whyUnreachable(files))
  if (unreachable) problems.push(problem(filesUnreachable, unreachable.message))
  return problems
}

/** The error of a store of files that does not answer; `undefined` when it does. */
export async function whyUnreachable(files: Pick<FileStore, 'check'>): Promise<StoreUnreachableError | undefined> {
  try {
    await files.check()
    return undefined
  } catch (error) {
    if (isStoreUnreachable(error)) return error
    throw error
  }
}

const problem = ({ code, message }: Unavailable, details = ''): Problem => ({
  code,
  message: `${message.en} ${details}`.trim(),
})

async function isFull(folder: string): Promise<boolean> {
  // A folder that does not exist yet is no problem.
  const found = await statfs(folder).catch(() => undefined)
  return found !== undefined && found.bavail * found.bsize < LEAST_FREE_BYTES
}
