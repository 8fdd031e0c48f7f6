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

/** Compresses a body once for all who will ask; an encoding that saves nothing is left out. */
export async function prepare(identity: Buffer): Promise<Representation> {
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  if (identity.length < MIN_COMPRESSED_BYTES) return { identity, etag }
  const [zipped, brotli] = await Promise.all([
    compressWithGzip(identity, { level: 6 }),
    compressWithBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ])
  return {
    identity,
    etag,
    ...(zipped.length < identity.length && { gzip: exactSize(zipped) }),
    ...(brotli.length < identity.length && { br: exactSize(brotli) }),
  }
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
