import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from '../../http/negotiation'

/** Below this many bytes a body fits in one packet, compressed or not. */
export const MIN_COMPRESSED_BYTES = 200
const compressWithGzip = promisify(gzip)
const compressWithBrotli = promisify(brotliCompress)

/** The bytes of a body by encoding; an encoding that would not be smaller is absent. */
export interface Representation {
  identity: Buffer
  gzip?: Buffer
  br?: Buffer
  /** Strong validator of the identity; each encoding derives its own. */
  etag: string
}

/** One encoding of a body, ready to be sent. */
export interface Variant {
  encoding: Encoding
  body: Buffer
  /** Strong validator of this encoding alone. */
  etag: string
}

/** Encodes one body; each encoding is computed once, on first use. */
export class BodyEncoder {
  #etag: string | undefined
  readonly #encoded = new Map<Encoding, Promise<Buffer>>()

  constructor(readonly identity: Buffer) {}

  get etag(): string {
    this.#etag ??= `"${createHash('sha256').update(this.identity).digest('base64url').slice(0, 22)}"`
    return this.#etag
  }

  /** The representation with the identity and `encoding`. */
  async encode(encoding: Encoding): Promise<Representation> {
    const { identity } = this
    if (encoding === 'identity' || identity.length < MIN_COMPRESSED_BYTES) return { identity, etag: this.etag }
    const compression = this.#encoded.get(encoding) ?? compressors[encoding](identity).then(exactSize)
    this.#encoded.set(encoding, compression)
    // The hash is computed in this thread while zlib's pool compresses.
    const { etag } = this
    const body = await compression
    return { identity, etag, ...(body.length < identity.length && { [encoding]: body }) }
  }

  /** The representation with every encoding. */
  async encodeAll(): Promise<Representation> {
    const [gzip, br] = await Promise.all([this.encode('gzip'), this.encode('br')])
    return { ...gzip, ...br }
  }
}

const compressors = {
  gzip: (body: Buffer): Promise<Buffer> => compressWithGzip(body, { level: 6 }),
  br: (body: Buffer): Promise<Buffer> =>
    compressWithBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
}

/** The variant for a client that accepts `encoding`: that encoding, or the identity when it is absent. */
export function variantFor(representation: Representation, encoding: Encoding): Variant {
  const body = representation[encoding]
  if (!body) return { encoding: 'identity', body: representation.identity, etag: representation.etag }
  return { encoding, body, etag: etagFor(representation.etag, encoding) }
}

/** The strong validator of one encoding, derived from that of the identity: `"abc"` becomes `"abc-br"`. */
export function etagFor(etag: string, encoding: Encoding): string {
  return encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`
}

/**
 * The same bytes in a buffer of exactly their length. The output of zlib and small `Buffer`s are slices of larger memory
 * that a cached slice would keep alive.
 */
export function exactSize(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
