import { type Endpoint, executeAccess, type PayloadRequest, type Where } from 'payload'
import { RETRY_AFTER } from '../../../src/database/busy'
import { countMissingFile, countUnreachable } from '../../../src/file-stores/file-counts'
import type { FileStore, StoredFile } from '../../../src/file-stores/file-store'
import { filesUnreachable, isStoreUnreachable } from '../../../src/file-stores/store-unreachable'
import type { UploadCollection } from '../../../src/file-stores/upload-stores'
import { BODY_LENGTH } from '../../../src/http/body-length'
import { isRangeCurrent, parseRange } from '../../../src/http/byte-range'
import { isNotModified } from '../../../src/http/conditional'
import { nameSubject } from '../audit/subject'
import { messageFor } from '../messages'
import { fileNames } from './file-metadata'

interface Serving {
  collection: UploadCollection
  store: FileStore
  /** The names of the image sizes, whose files are served too. */
  sizes?: readonly string[]
  /** The value of `Cache-Control` for the files of a document. */
  cacheControl(doc: Record<string, unknown>): string
  /** Whether a browser saves the files instead of showing them. */
  isDownload?: boolean
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  vtt: 'text/vtt; charset=utf-8',
  webp: 'image/webp',
}

/**
 * Serves the files of a collection in place of Payload's own route. The response is the same 404 for a file that the
 * reader may not read, that no document names, or that is missing from the store.
 */
export const serveFile = (serving: Serving): Endpoint => ({
  method: 'get',
  path: '/file/:filename',
  handler: async (req) => {
    const filename = String(req.routeParams?.filename ?? '')
    const doc = await findDocument(serving, filename, req)
    if (!doc) return notFound(req)
    try {
      const file = await serving.store.open(filename)
      const response = file && (await respond(serving, filename, doc, file, req))
      if (!response) return missing(serving, filename, req)
      nameSubject(req, { collection: serving.collection, id: String(doc.id) })
      return response
    } catch (error) {
      if (isStoreUnreachable(error)) return unreachable(error, req)
      throw error
    }
  },
})

async function findDocument({ collection, sizes = [] }: Serving, filename: string, req: PayloadRequest) {
  const { access } = req.payload.collections[collection].config
  const rule = await executeAccess(
    { data: { filename }, disableErrors: true, isReadingStaticFile: true, req },
    access.read,
  )
  if (!rule) return undefined
  const paths = ['filename', ...sizes.map((size) => `sizes.${size}.filename`)]
  const where: Where[] = [{ or: paths.map((path) => ({ [path]: { equals: filename } })) }]
  if (typeof rule === 'object') where.push(rule)
  const doc = await req.payload.db.findOne({ collection, where: { and: where }, req })
  // A database may ignore case or accents when it compares; file names must match exactly.
  const row = doc as Record<string, unknown> | null
  return row && fileNames(row).includes(filename) ? row : undefined
}

/** Returns `undefined` when the file is removed meanwhile. */
async function respond(
  { cacheControl, isDownload }: Serving,
  filename: string,
  doc: Record<string, unknown>,
  file: StoredFile,
  req: PayloadRequest,
): Promise<Response | undefined> {
  // A file name contains a hash of its content, so it identifies the representation.
  const etag = `"${filename}"`
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Cache-Control': cacheControl(doc),
    'Content-Disposition': `${isDownload ? 'attachment' : 'inline'}; filename="${filename}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': types[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'Cross-Origin-Resource-Policy': isDownload ? 'same-origin' : 'cross-origin',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  })
  const header = (name: string) => req.headers.get(name) ?? undefined
  if (isNotModified(header('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  const range = isRangeCurrent(header('If-Range'), etag) ? parseRange(header('Range'), file.size) : undefined
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${file.size}`)
    return new Response(null, { status: 416, headers })
  }
  const length = String(range ? range.end - range.start + 1 : file.size)
  for (const name of ['Content-Length', BODY_LENGTH]) headers.set(name, length)
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`)
  const body = await file.stream(range)
  return body && new Response(body, { status: range ? 206 : 200, headers })
}

/** A document names a file that is not there: readers get 404, and the operator reads it in the log and the metrics. */
function missing({ collection, store }: Serving, filename: string, req: PayloadRequest): Response {
  if (countMissingFile(collection, filename)) {
    req.payload.logger.error(
      `The file ${filename}, which a document of ${collection} names, is missing from ${store.place}.`,
    )
  }
  return notFound(req)
}

/** The same for every reader: a cache must not take a file that cannot be read now for one that is gone. */
function unreachable(err: Error, req: PayloadRequest): Response {
  countUnreachable()
  req.payload.logger.error({ err, msg: 'A file could not be read.' })
  const { code, message } = filesUnreachable
  const headers = { 'Cache-Control': 'no-store', 'Retry-After': RETRY_AFTER, 'X-Content-Type-Options': 'nosniff' }
  return Response.json({ errors: [{ message: messageFor(req, message), code }] }, { status: 503, headers })
}

function notFound(req: PayloadRequest): Response {
  const message = messageFor(req, { fr: 'Ce fichier n’existe pas ou n’est plus public.', en: 'No such public file.' })
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
  return Response.json({ errors: [{ message }] }, { status: 404, headers })
}
