import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from '../../http/negotiation'
import type { Representation } from './entry'
import { exactSize } from './exact-size'

/** Below this many bytes a body fits in one packet whatever is done to it. */
const MIN_COMPRESSED_BYTES = 200
const compressWithGzip = promisify(gzip)
const compressWithBrotli = promisify(brotliCompress)

/** One form of an answer, ready to be sent. */
export interface Variant {
  encoding: Encoding
  body: Buffer
  /** Strong, and of this encoding alone. */
  etag: string
}

/** The forms of one body, each made once, when it is first wanted. */
export class Forms {
  #etag: string | undefined
  readonly #made = new Map<Encoding, Promise<Buffer>>()

  constructor(readonly identity: Buffer) {}

  get etag(): string {
    this.#etag ??= `"${createHash('sha256').update(this.identity).digest('base64url').slice(0, 22)}"`
    return this.#etag
  }

  /** All that a client that wants `encoding` may be sent. */
  async for(encoding: Encoding): Promise<Representation> {
    const { identity } = this
    if (encoding === 'identity' || identity.length < MIN_COMPRESSED_BYTES) return { identity, etag: this.etag }
    const making = this.#made.get(encoding) ?? compressors[encoding](identity).then(exactSize)
    this.#made.set(encoding, making)
    // Hashed in this thread while another one compresses.
    const { etag } = this
    const body = await making
    return { identity, etag, ...(body.length < identity.length && { [encoding]: body }) }
  }

  /** Every form; an encoding that saves nothing is left out. */
  async all(): Promise<Representation> {
    const [gzip, br] = await Promise.all([this.for('gzip'), this.for('br')])
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

/** What is sent to a client that wants `encoding`: that variant, else the body as it is. */
export function variantFor(representation: Representation, encoding: Encoding): Variant {
  const body = representation[encoding]
  if (!body) return { encoding: 'identity', body: representation.identity, etag: representation.etag }
  return { encoding, body, etag: etagFor(representation.etag, encoding) }
}

/** The strong validator of one encoding, from that of the identity: `"abc"` is `"abc-br"` in brotli. */
export function etagFor(etag: string, encoding: Encoding): string {
  return encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`
}
