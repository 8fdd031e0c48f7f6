import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { MANIFEST, type StaticFile } from '../../server/public/static-manifest'

const root = join('.next', 'static')
const compressWithBrotli = promisify(brotliCompress)
const compressWithGzip = promisify(gzip)

/** The media types of the files of a build; those with `true` are compressed. */
const types: Record<string, [type: string, isText: boolean]> = {
  '.css': ['text/css; charset=utf-8', true],
  '.ico': ['image/x-icon', true],
  '.jpg': ['image/jpeg', false],
  '.js': ['text/javascript; charset=utf-8', true],
  '.json': ['application/json; charset=utf-8', true],
  '.map': ['application/json; charset=utf-8', true],
  '.png': ['image/png', false],
  '.svg': ['image/svg+xml', true],
  '.txt': ['text/plain; charset=utf-8', true],
  '.webp': ['image/webp', false],
  '.woff': ['font/woff', false],
  '.woff2': ['font/woff2', false],
}

/**
 * Compresses the files that a build gives to browsers, as far as they can be, and lists them with their validators for the server.
 * They are compressed once, before anybody asks for them.
 */
export async function compressStatic(): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const sources = paths.filter((path) => extname(path) in types)
  const files = await Promise.all(sources.map(async (path) => [addressOf(path), await compress(path)] as const))
  // The list is written last, and at once: with it, the build is complete.
  await writeFile(`${MANIFEST}.part`, JSON.stringify(Object.fromEntries(files)))
  await rename(`${MANIFEST}.part`, MANIFEST)
}

const addressOf = (path: string) => `/_next/${path.slice('.next'.length + 1).replaceAll('\\', '/')}`

async function compress(path: string): Promise<StaticFile> {
  const [type, isText] = types[extname(path)] ?? ['application/octet-stream', false]
  const identity = await readFile(path)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const encodings = isText ? await Promise.all([write(path, 'br', identity), write(path, 'gzip', identity)]) : []
  return { path, type, etag, encodings: encodings.flatMap((encoding) => encoding ?? []) }
}

/** Writes a file in one encoding, unless it would not be smaller. */
async function write(path: string, encoding: 'br' | 'gzip', identity: Buffer): Promise<'br' | 'gzip' | undefined> {
  const body = await encoders[encoding](identity)
  if (body.length >= identity.length) return undefined
  await writeFile(`${path}.${encoding}`, body)
  return encoding
}

const encoders = {
  gzip: (body: Buffer) => compressWithGzip(body, { level: 9 }),
  br: (body: Buffer) =>
    compressWithBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
}
