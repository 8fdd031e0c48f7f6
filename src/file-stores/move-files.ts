import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { type FileStore, namesIn } from './file-store'

const AT_ONCE = 4

/** What a move has done. */
export interface MovedFiles {
  /** Files that are in their new store and no longer in the former one. */
  moved: number
  /** Those of them that an interrupted move had brought there. */
  present: number
}

/** A copy does not have the content of its file. */
export class DamagedCopyError extends Error {
  override name = 'DamagedCopyError'

  constructor(readonly file: string) {
    super(`The copy of ${file} differs from it.`)
  }
}

/**
 * Moves every file of a store that nobody writes to, with the notes of interrupted writes. Each copy is read again and compared; the
 * former files are removed once all copies are there. After a kill, or when it rejects, nothing is lost and it can be done again.
 */
export async function moveFiles(
  from: FileStore,
  to: FileStore,
  onProgress?: (progress: { done: number; total: number }) => void,
): Promise<MovedFiles> {
  // First: a copy without its note would stay when no row names it.
  const notes = await from.notes.read()
  for (const { names } of notes) await to.notes.write(names)
  const names = await namesIn(from)
  const inTurn = pLimit(AT_ONCE)
  let [done, present] = [0, 0]
  const copies = names.map((name) =>
    inTurn(async () => {
      if (await copyFile(from, to, name)) present += 1
      done += 1
      onProgress?.({ done, total: names.length })
    }),
  )
  await Promise.all(copies).finally(() => inTurn.clearQueue())
  await from.remove(names)
  for (const { id } of notes) await from.notes.erase(id)
  return { moved: names.length, present }
}

/** Returns whether the copy was there before. */
async function copyFile(from: FileStore, to: FileStore, name: string): Promise<boolean> {
  const bytes = await from.read(name)
  if (!bytes) throw new DamagedCopyError(name)
  if (await hasContent(to, name, bytes)) return true
  await to.put(name, bytes)
  if (!(await hasContent(to, name, bytes))) throw new DamagedCopyError(name)
  return false
}

async function hasContent(store: FileStore, name: string, bytes: Buffer): Promise<boolean> {
  const found = await store.open(name)
  if (found?.size !== bytes.length) return false
  const content = await store.read(name)
  return content !== undefined && checksumOf(content) === checksumOf(bytes)
}

const checksumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
