import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Session, TestApp } from './app'
import type { AdminClient } from './killable-site'

/** An uploaded file as the API returns it. */
export interface Uploaded {
  id: string
  url: string
  filename: string
  mimeType: string
  width: number
  height: number
  focalX: number
  focalY: number
  alt?: string | null
  originalName?: string
  sizes: Record<string, { url: string | null; filename: string; width: number; height: number; mimeType: string }>
}

/** The result of an upload: the document when it was accepted, the error messages when it was refused. */
export interface UploadResult {
  status: number
  doc: Uploaded
  messages: string[]
}

interface Sending {
  as?: Session
  to?: string
  method?: 'POST' | 'PATCH'
  name?: string
  type?: string
  data?: Record<string, unknown>
  headers?: Record<string, string>
}

/** Sends a file as the admin does, as `multipart/form-data` with its document; by default an image without people. */
export async function upload(
  app: TestApp,
  bytes: Uint8Array | undefined,
  sending: Sending = {},
): Promise<UploadResult> {
  const { as, to = '/api/media', method = 'POST', name = 'essai.jpg', type = 'image/jpeg', headers } = sending
  const form = new FormData()
  if (bytes) form.append('file', new File([new Uint8Array(bytes)], name, { type }))
  form.append('_payload', JSON.stringify(sending.data ?? { alt: 'Une salle vide', needsConsent: false }))
  const response = await app.fetch(to, { method, as, body: form, headers })
  return resultOf(response)
}

/** Sends a file with its document to a running server. */
export function sendFile(
  admin: AdminClient,
  path: string,
  method: 'POST' | 'PATCH',
  file: Buffer,
  name: string,
  data: object,
): Promise<Response> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(file)], name))
  form.append('_payload', JSON.stringify(data))
  return admin(path, { method, body: form })
}

/** The names of the file of an upload and of its sizes. */
export const fileNamesOf = ({ filename, sizes }: Uploaded): string[] => [
  filename,
  ...Object.values(sizes).map((size) => size.filename),
]

/** The document or the error messages of a response. */
export async function resultOf(response: Response): Promise<UploadResult> {
  const { doc, errors = [] } = (await response.json()) as {
    doc: Uploaded
    errors?: { message: string; data?: { errors?: { message: string }[] } }[]
  }
  const messages = errors.flatMap(({ message, data }) => [message, ...(data?.errors ?? []).map((one) => one.message)])
  return { status: response.status, doc, messages }
}

/** A JPEG of one colour, with an optional EXIF orientation. */
export function jpeg(width: number, height: number, colour = '#3a6ea5', orientation?: number): Promise<Buffer> {
  const image = sharp({ create: { width, height, channels: 3, background: colour } })
  return (orientation ? image.withMetadata({ orientation }) : image).jpeg().toBuffer()
}

/** A PNG whose left and right halves have different colours. */
export async function halves(width: number, height: number, left = '#ff0000', right = '#0000ff'): Promise<Buffer> {
  const half = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: left } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: right } })
    .composite([{ input: half, left: 0, top: 0 }])
    .png()
    .toBuffer()
}

/** Where the ledger of withdrawals is on MongoDB: in the media folder. */
const LEDGER = '.ledger.jsonl'

/** The names of every file under the media folder, hidden ones included, but for the ledger. */
export async function filesOnDisk(app: TestApp): Promise<string[]> {
  const folder = join(app.database.folder, 'media')
  try {
    await access(folder)
  } catch {
    return []
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && entry.name !== LEDGER).map(({ name }) => name)
}

/** Runs an upload that must be refused, and throws when a document or a file was added. */
export async function expectNothingStored(app: TestApp, attempt: () => Promise<unknown>): Promise<void> {
  const state = async () => {
    const { totalDocs } = await app.payload.count({ collection: 'media', overrideAccess: true })
    return [totalDocs, ...(await filesOnDisk(app))].join('\n')
  }
  const before = await state()
  await attempt()
  const after = await state()
  if (after !== before) throw new Error(`A refused upload was stored:\n${after}`)
}
