import { open } from 'node:fs/promises'
import { type Bucket, SMALL_WITHIN_MS, WRITE_WITHIN_MS } from './bucket'
import { isStoreUnreachable, StoreUnreachableError } from './store-unreachable'

/** So many bytes are read by one request. They are in memory. */
const RANGE_BYTES = 16 * 1024 * 1024
/** A connection that breaks is tried again so often, for each range. */
const ATTEMPTS = 3

/**
 * Writes an object of any size to a new file, for its owner only. Returns false, and writes nothing, when it is not there. Rejects with a
 * `StoreUnreachableError`.
 */
export async function getLarge(
  bucket: Bucket,
  key: string,
  path: string,
  onBytes?: (bytes: number, total: number) => void,
): Promise<boolean> {
  const size = await bucket.size(key, SMALL_WITHIN_MS)
  if (size === undefined) return false
  const file = await open(path, 'wx', 0o600)
  try {
    for (let start = 0; start < size; start += RANGE_BYTES) {
      const bytes = await rangeOf(bucket, key, { start, end: Math.min(start + RANGE_BYTES, size) - 1 })
      await file.writeFile(bytes)
      onBytes?.(start + bytes.length, size)
    }
  } finally {
    await file.close()
  }
  return true
}

async function rangeOf(bucket: Bucket, key: string, range: { start: number; end: number }): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    const body = await bucket.get(key, WRITE_WITHIN_MS, range)
    if (!body) throw new StoreUnreachableError(bucket.place, 'the object is gone')
    try {
      const bytes = Buffer.concat(await body.toArray())
      if (bytes.length === range.end - range.start + 1) return bytes
      throw new StoreUnreachableError(bucket.place, 'an incomplete answer')
    } catch (cause) {
      if (attempt < ATTEMPTS) continue
      if (isStoreUnreachable(cause)) throw cause
      throw new StoreUnreachableError(bucket.place, 'the connection broke', { cause })
    }
  }
}
