import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type Bucket, SMALL_WITHIN_MS } from './bucket'
import { StoreUnreachableError } from './store-unreachable'

const MEBIBYTE = 1024 * 1024
/** The size of a part, in bytes, of files that need no larger ones. One part at a time is in memory. */
const PART_BYTES = 16 * MEBIBYTE
/** The fewest parts that a server limits objects to: 1,000 at Scaleway, 10,000 at AWS. */
const MOST_PARTS = 1_000
/** A part is written within this time, also through a line of 1 Mbit/s. */
const PART_WITHIN_MS = 300_000

/** An upload in parts that was begun. */
interface Upload {
  Bucket: string
  Key: string
  UploadId: string
}

/**
 * Writes a file of any size as an object, in parts: whole or not at all. The server compares the checksum of each part. Rejects with a
 * `StoreUnreachableError`, after it has asked the server to forget the parts.
 */
export async function putLarge(
  bucket: Bucket,
  key: string,
  path: string,
  onBytes?: (bytes: number, total: number) => void,
): Promise<void> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const upload = await begin(bucket, key)
    try {
      const parts = await putParts(bucket, upload, { file, size }, onBytes)
      await bucket.send(PART_WITHIN_MS, ({ sdk, client }, abortSignal) =>
        client.send(new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }), {
          abortSignal,
        }),
      )
    } catch (error) {
      await abort(bucket, upload).catch(() => undefined)
      throw error
    }
    if ((await bucket.size(key, SMALL_WITHIN_MS)) !== size) throw new StoreUnreachableError(bucket.place, 'not written')
  } finally {
    await file.close()
  }
}

/**
 * Makes the server forget the uploads in parts below a prefix that `isAbandoned` chooses, by their key and the instant when they were
 * begun. Other servers than that of AWS may not say when.
 */
export async function abortUploads(
  bucket: Bucket,
  prefix: string,
  isAbandoned: (key: string, begunAt: Date | undefined) => boolean,
): Promise<void> {
  const { name: Bucket } = bucket.settings
  const listed = await bucket.send(SMALL_WITHIN_MS, ({ sdk, client }, abortSignal) =>
    client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix: prefix }), { abortSignal }),
  )
  for (const { Key, UploadId, Initiated } of listed?.Uploads ?? []) {
    if (Key && UploadId && isAbandoned(Key, Initiated)) await abort(bucket, { Bucket, Key, UploadId })
  }
}

async function begin(bucket: Bucket, Key: string): Promise<Upload> {
  const object = { Bucket: bucket.settings.name, Key }
  const begun = await bucket.send(SMALL_WITHIN_MS, ({ sdk, client }, abortSignal) =>
    client.send(new sdk.CreateMultipartUploadCommand(object), { abortSignal }),
  )
  if (!begun?.UploadId) throw new StoreUnreachableError(bucket.place, 'no upload in parts')
  return { ...object, UploadId: begun.UploadId }
}

const abort = (bucket: Bucket, upload: Upload) =>
  bucket.send(SMALL_WITHIN_MS, ({ sdk, client }, abortSignal) =>
    client.send(new sdk.AbortMultipartUploadCommand(upload), { abortSignal }),
  )

async function putParts(
  bucket: Bucket,
  upload: Upload,
  { file, size }: { file: FileHandle; size: number },
  onBytes?: (bytes: number, total: number) => void,
): Promise<{ ETag: string | undefined; PartNumber: number }[]> {
  const parts: { ETag: string | undefined; PartNumber: number }[] = []
  const buffer = Buffer.alloc(partBytes(size))
  for (let start = 0; start < size; start += buffer.length) {
    const part = await readPart(file, buffer, start)
    const PartNumber = parts.length + 1
    const ContentMD5 = createHash('md5').update(part).digest('base64')
    const sent = await bucket.send(PART_WITHIN_MS, ({ sdk, client }, abortSignal) =>
      client.send(new sdk.UploadPartCommand({ ...upload, PartNumber, ContentMD5, Body: part }), { abortSignal }),
    )
    if (!sent) throw new StoreUnreachableError(bucket.place, 'the upload in parts is gone')
    parts.push({ ETag: sent.ETag, PartNumber })
    onBytes?.(Math.min(start + buffer.length, size), size)
  }
  return parts
}

/** The size of each part of a file but its last one, in bytes. */
export const partBytes = (size: number): number =>
  Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS / MEBIBYTE) * MEBIBYTE)

/** Reads as much from `start` on as there is room for. */
async function readPart(file: FileHandle, buffer: Buffer, start: number): Promise<Buffer> {
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, start + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}
