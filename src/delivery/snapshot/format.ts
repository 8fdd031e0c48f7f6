import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Entry } from '../response/entry'
import { exactSize } from '../response/representation'

const MAGIC = 'assises-cache 2\n'
const CHECKSUM_BYTES = 32
const LENGTH_BYTES = 4

/** The build that made the entries of a snapshot, and a hash of the content they were made from. */
export interface SnapshotOrigin {
  build: string
  contentHash: string
}

/** Entries by key, the least recently used first, and their origin. */
export interface Snapshot extends SnapshotOrigin {
  entries: [key: string, entry: Entry][]
}

const size = z.int().nonnegative()
const headerShape = z.strictObject({ build: z.string(), contentHash: z.string(), count: size })
const entryShape = z.strictObject({
  key: z.string(),
  etag: z.string(),
  contentType: z.string(),
  contentLanguage: z.string(),
  headers: z.array(z.string()),
  tags: z.array(z.string()),
  publicTags: z.string(),
  filledAt: z.number(),
  expiresAt: z.number().optional(),
  consentUntil: z.number().optional(),
  isImmutable: z.boolean().optional(),
  bytes: size,
  sizes: z.strictObject({ identity: size, gzip: size.optional(), br: size.optional() }),
})

/** Serialises a snapshot, one buffer for each entry, with a checksum of all of them at the end. */
export function* writeSnapshot({ entries, ...origin }: Snapshot): Generator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (piece: Buffer): Buffer => {
    hash.update(piece)
    return piece
  }
  yield hashed(Buffer.concat([Buffer.from(MAGIC), framed({ ...origin, count: entries.length })]))
  for (const [key, { identity, gzip, br, ...rest }] of entries) {
    const sizes = { identity: identity.length, gzip: gzip?.length, br: br?.length }
    const bodies = [identity, gzip, br].filter((body) => body !== undefined)
    yield hashed(Buffer.concat([framed({ key, ...rest, sizes }), ...bodies]))
  }
  yield hash.digest()
}

/** Parses a snapshot; `undefined` when a single bit differs from what was written. Never throws. */
export function readSnapshot(bytes: Buffer): Snapshot | undefined {
  const content = bytes.subarray(0, Math.max(0, bytes.length - CHECKSUM_BYTES))
  const checksum = createHash('sha256').update(content).digest()
  if (!checksum.equals(bytes.subarray(content.length))) return undefined
  try {
    return parse(new Cursor(content))
  } catch {
    return undefined
  }
}

function parse(cursor: Cursor): Snapshot {
  if (cursor.take(MAGIC.length).toString('latin1') !== MAGIC) throw new RangeError('Another format.')
  const { count, ...origin } = headerShape.parse(cursor.json())
  const entries: Snapshot['entries'] = []
  while (entries.length < count) {
    const { key, sizes, ...rest } = entryShape.parse(cursor.json())
    // Copied, so that an entry does not keep the file in memory.
    const body = (length: number) => exactSize(cursor.take(length))
    const identity = body(sizes.identity)
    const gzip = sizes.gzip === undefined ? {} : { gzip: body(sizes.gzip) }
    const br = sizes.br === undefined ? {} : { br: body(sizes.br) }
    entries.push([key, { ...rest, identity, ...gzip, ...br }])
  }
  if (!cursor.isAtEnd) throw new RangeError('More bytes than the header announces.')
  return { ...origin, entries }
}

function framed(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json])
}

class Cursor {
  #position = 0

  constructor(readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.#position === this.bytes.length
  }

  take(length: number): Buffer {
    const end = this.#position + length
    if (end > this.bytes.length) throw new RangeError('Fewer bytes than the header announces.')
    const taken = this.bytes.subarray(this.#position, end)
    this.#position = end
    return taken
  }

  json(): unknown {
    return JSON.parse(this.take(this.take(LENGTH_BYTES).readUInt32BE()).toString('utf8'))
  }
}
