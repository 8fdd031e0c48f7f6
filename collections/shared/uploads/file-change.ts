import type { BasePayload } from 'payload'
import type { Outcome } from '../../../src/database/transaction-outcomes'
import type { FileStore } from '../../../src/file-stores/file-store'
import type { NewFile } from './upload-rules'

/** A removal that failed and that no note remembers is tried again after this time. */
const RETRY_MS = 30_000

type Logger = BasePayload['logger']

/**
 * Writes the files of a row that is not written yet. The returned outcome removes them if the row does not reach the
 * database. When one cannot be written, removes the others and throws.
 */
export async function addFiles(store: FileStore, files: readonly NewFile[], logger: Logger): Promise<Outcome> {
  const names = files.map(({ name }) => name)
  const note = await store.notes.write(names)
  const outcome = {
    committed: () => removeNoted(store, [], note, logger),
    rolledBack: () => removeNoted(store, names, note, logger),
  }
  try {
    for (const { name, bytes } of files) await store.put(name, bytes)
    return outcome
  } catch (error) {
    await outcome.rolledBack()
    throw error
  }
}

/** Returns the outcome of a write after which no row names these files: they are removed once it is in the database. */
export async function dropFiles(store: FileStore, names: readonly string[], logger: Logger): Promise<Outcome> {
  // A full disk must not prevent anybody from deleting a picture. Without a note, a killed process leaves its files.
  const note = await store.notes.write(names).catch((err: unknown) => {
    logger.error({ err, msg: 'The files of a deleted document could not be noted.' })
    return undefined
  })
  return {
    committed: () => removeNoted(store, names, note, logger),
    rolledBack: () => removeNoted(store, [], note, logger),
  }
}

// A file that no row names is never served, so a failed removal is only logged; the note lets `sweepFiles` try again. Without one, this process does.
async function removeNoted(
  store: FileStore,
  names: readonly string[],
  note: string | undefined,
  logger: Logger,
): Promise<void> {
  try {
    await store.remove(names)
    if (note) await store.notes.erase(note)
  } catch (err) {
    logger.error({ err, msg: 'Unused files could not be removed.', names })
    if (note === undefined && names.length > 0)
      setTimeout(() => void removeNoted(store, names, note, logger), RETRY_MS).unref()
  }
}
