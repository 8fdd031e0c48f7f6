import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readSnapshot, type Snapshot, writeSnapshot } from './format'

const BATCH_BYTES = 1_000_000
/** Room for what surrounds the bodies. */
const MAX_FILE_BYTES = 256_000_000

/** Writes a snapshot so that the file at `path` is at every moment the former one or this one, whole. */
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

/** The snapshot at `path`: `'absent'` when there is none, `'unreadable'` when it is not whole. */
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
