import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readSnapshot, type Snapshot, writeSnapshot } from './format'

const BATCH_BYTES = 1_000_000
/** Larger than the entries of a snapshot with everything around their bodies. */
const MAX_FILE_BYTES = 256_000_000

/** Writes a snapshot. At every moment the file at `path` is the complete former one or the complete new one. */
export async function saveSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  const draft = `${path}.tmp`
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(draft, 'w', 0o600)
    try {
      for (const batch of batches(writeSnapshot(snapshot))) await file.writev(batch)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The snapshot at `path`: `'absent'` when there is no file, `'unreadable'` when it is damaged. */
export async function loadSnapshot(path: string): Promise<Snapshot | 'absent' | 'unreadable'> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) return 'unreadable'
    return readSnapshot(await readFile(path)) ?? 'unreadable'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable'
  }
}

function* batches(pieces: Iterable<Buffer>): Generator<Buffer[]> {
  let batch: Buffer[] = []
  let size = 0
  for (const piece of pieces) {
    batch.push(piece)
    size += piece.length
    if (size < BATCH_BYTES) continue
    yield batch
    ;[batch, size] = [[], 0]
  }
  yield batch
}
