import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from './accept-encoding'
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
  readonly etag: string
  #gzip: Promise<Buffer | undefined> | undefined
  #br: Promise<Buffer | undefined> | undefined

  constructor(readonly identity: Buffer) {
    this.etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  }

  /** All that a client that wants `encoding` may be sent. */
  async for(encoding: Encoding): Promise<Representation> {
    const { identity, etag } = this
    const body = encoding === 'identity' ? undefined : await this.#made(encoding)
    return { identity, etag, ...(body && { [encoding]: body }) }
  }

  /** Every form; an encoding that saves nothing is left out. */
  async all(): Promise<Representation> {
    const [gzip, br] = await Promise.all([this.for('gzip'), this.for('br')])
    return { ...gzip, ...br }
  }

  #made(encoding: 'gzip' | 'br'): Promise<Buffer | undefined> {
    if (encoding === 'gzip') return (this.#gzip ??= smaller(this.identity, zip))
    return (this.#br ??= smaller(this.identity, compress))
  }
}

async function smaller(identity: Buffer, make: (body: Buffer) => Promise<Buffer>): Promise<Buffer | undefined> {
  if (identity.length < MIN_COMPRESSED_BYTES) return undefined
  const body = await make(identity)
  return body.length < identity.length ? body : undefined
}

const zip = (body: Buffer) => compressWithGzip(body, { level: 6 })
const compress = (body: Buffer) =>
  compressWithBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })

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
