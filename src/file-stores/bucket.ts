import type { Readable } from 'node:stream'
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import type { ByteRange } from '../http/byte-range'
import { StoreUnreachableError } from './store-unreachable'

/** Where a bucket is, and who may use it. */
export interface BucketSettings {
  name: string
  /** The origin of a server that speaks S3; that of AWS in `region` when absent. */
  endpoint?: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** An object of a list. */
export interface ListedObject {
  key: string
  bytes: number
  modifiedAt: Date
}

/** A reader waits no longer than this for the first byte of a picture. */
export const READ_WITHIN_MS = 800
/** What is small, such as a note, is written, listed or removed within this time. */
export const SMALL_WITHIN_MS = 5_000
/** A picture is written within this time. */
export const WRITE_WITHIN_MS = 30_000
/** A body that stalls for so long is given up. */
const IDLE_MS = 60_000

type Sdk = typeof import('@aws-sdk/client-s3')

/**
 * A bucket of a server that speaks S3. Each method rejects with a `StoreUnreachableError` when the server does not answer in time or
 * refuses; an object that is not there is `undefined`.
 */
export class Bucket {
  readonly place: string
  #opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined

  constructor(readonly settings: BucketSettings) {
    this.place = `the bucket ${settings.name}`
  }

  /** The size of an object in bytes. */
  async size(key: string, withinMs: number): Promise<number | undefined> {
    return this.send(withinMs, async ({ sdk, client }, abortSignal) => {
      const head = new sdk.HeadObjectCommand({ Bucket: this.settings.name, Key: key })
      return (await client.send(head, { abortSignal })).ContentLength ?? 0
    })
  }

  /** The content of an object, or a part of it, whose first byte has arrived. */
  async get(key: string, withinMs: number, range?: ByteRange): Promise<Readable | undefined> {
    return this.send(withinMs, async ({ sdk, client }, abortSignal) => {
      const Range = range && `bytes=${range.start}-${range.end}`
      const get = new sdk.GetObjectCommand({ Bucket: this.settings.name, Key: key, Range })
      return (await client.send(get, { abortSignal })).Body as Readable
    })
  }

  /** Writes an object, whole or not at all. Without a rule of access of its own: it is as private as its bucket. */
  async put(key: string, bytes: Uint8Array, withinMs = WRITE_WITHIN_MS): Promise<void> {
    const written = await this.send(withinMs, ({ sdk, client }, abortSignal) =>
      client.send(new sdk.PutObjectCommand({ Bucket: this.settings.name, Key: key, Body: bytes }), { abortSignal }),
    )
    if (!written) throw this.#noBucket()
  }

  /** Removes an object. One that is not there is ignored. */
  async remove(key: string): Promise<void> {
    await this.send(SMALL_WITHIN_MS, ({ sdk, client }, abortSignal) =>
      client.send(new sdk.DeleteObjectCommand({ Bucket: this.settings.name, Key: key }), { abortSignal }),
    )
  }

  /** The objects right below a prefix that ends with a slash, without those of folders in it. */
  async *list(prefix: string): AsyncGenerator<ListedObject> {
    let token: string | undefined
    do {
      const page = await this.#page(prefix, token)
      for (const { Key, Size = 0, LastModified = new Date() } of page.Contents ?? []) {
        if (Key && Key !== prefix) yield { key: Key, bytes: Size, modifiedAt: LastModified }
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined
    } while (token)
  }

  /** Resolves when the bucket is there and may be used. */
  async check(withinMs = READ_WITHIN_MS): Promise<void> {
    const found = await this.send(withinMs, ({ sdk, client }, abortSignal) =>
      client.send(new sdk.HeadBucketCommand({ Bucket: this.settings.name }), { abortSignal }),
    )
    if (!found) throw this.#noBucket()
  }

  /** Loads what speaks to the bucket, once. It is no part of the time that the bucket has. */
  async load(): Promise<void> {
    await this.#load().catch(() => undefined)
  }

  #load() {
    this.#opened ??= open(this.settings)
    return this.#opened
  }

  #noBucket = () => new StoreUnreachableError(this.place, 'no such bucket')

  async #page(prefix: string, token: string | undefined) {
    const page = await this.send(SMALL_WITHIN_MS, ({ sdk, client }, abortSignal) => {
      const input = { Bucket: this.settings.name, Prefix: prefix, Delimiter: '/', ContinuationToken: token }
      return client.send(new sdk.ListObjectsV2Command(input), { abortSignal })
    })
    if (!page) throw this.#noBucket()
    return page
  }

  /** Sends a command. Limits the time until the response begins; a body may take longer. */
  async send<Answer>(
    withinMs: number,
    send: (opened: { sdk: Sdk; client: S3Client }, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const late = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      const opened = await this.#load()
      timer = setTimeout(() => late.abort(), Math.max(withinMs, 1))
      return await send(opened, late.signal)
    } catch (error) {
      if (isAbsent(error)) return undefined
      throw new StoreUnreachableError(this.place, late.signal.aborted ? 'no answer in time' : reasonOf(error), {
        cause: error,
      })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Loaded on demand: a site on a disk needs nothing of it. */
async function open({ endpoint, region, accessKeyId, secretAccessKey }: BucketSettings) {
  const sdk = await import('@aws-sdk/client-s3')
  const config: S3ClientConfig = {
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Other servers than that of AWS have one name for all buckets, and may not know its checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    // Once more: a connection that was idle may be closed at the other end.
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: IDLE_MS },
  }
  return { sdk, client: new sdk.S3Client(config) }
}

/** A bucket that is not there is no absent object. The response to a HEAD has no body that names the error. */
function isAbsent(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket'
}

function reasonOf(error: unknown): string {
  const { name, code, $metadata } = error as {
    name?: string
    code?: string
    $metadata?: { httpStatusCode?: number }
  }
  const status = $metadata?.httpStatusCode
  return [code ?? (name === 'Error' || name === 'Unknown' ? undefined : name), status && `status ${status}`]
    .filter(Boolean)
    .join(', ')
}
