import { fileTypeFromBuffer } from 'file-type'
import type { Bilingual } from '../../src/domain/bilingual'
import type { SizeMetadata } from '../shared/uploads/file-metadata'
import { storedName } from '../shared/uploads/file-name'
import type { Edits, Point } from '../shared/uploads/image-edits'
import type { Prepared, Upload, UploadRules } from '../shared/uploads/upload-rules'
import { parseCaptions } from './captions'
import { checksumOf } from './checksum'
import { CENTRE, within } from './crop'
import { dominantColourOf, type Encoded, encodeOriginal, encodeSize, openImage, type Unreadable } from './image'
import { nameOfSize, type Size, sizes, typeOfSize } from './sizes'

/** The accepted media types, detected from the content of a file. */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'text/vtt']

const WEBP = 'image/webp'

/** Converts an image to every size, and captions to plain text; refuses other files. */
export const prepareMedia: UploadRules['prepare'] = async (upload) => {
  const type = (await fileTypeFromBuffer(upload.bytes))?.mime ?? ''
  if (!acceptedTypes.includes(type)) return { refusal: refusals.type }
  return type === 'text/vtt' ? prepareCaptions(upload) : prepareImage(upload)
}

/** Whether the edits crop an image or move its focal point. */
export function changesImage({ crop, focal }: Edits, stored: Record<string, unknown>): boolean {
  if (stored.mimeType !== WEBP) return false
  const { x, y } = rounded(focal ?? CENTRE)
  return crop !== undefined || (focal !== undefined && (x !== stored.focalX || y !== stored.focalY))
}

async function prepareImage(upload: Upload): Promise<Prepared | { refusal: Bilingual }> {
  const { crop, focal = CENTRE } = upload.edits
  const pixels = await openImage(upload.bytes, crop)
  if (typeof pixels === 'string') return { refusal: refusals[pixels] }
  const { width, height } = pixels.info
  const focus = crop ? within(crop, focal) : rounded(focal)
  // A stored image with unchanged pixels is not encoded again.
  const bytes = upload.isStored && !crop ? upload.bytes : (await encodeOriginal(pixels)).bytes
  const name = storedName(upload.name, 'webp')
  const encoded = await Promise.all(sizes.map(async (size) => ({ ...(await encodeSize(pixels, size, focus)), size })))
  const files = encoded.map((image) => ({ ...image, name: nameOfSize(name, image.size) }))
  return {
    files: [{ name, bytes }, ...files],
    metadata: {
      ...{ filename: name, filesize: bytes.length, mimeType: WEBP, url: null, width, height },
      ...{ focalX: focus.x, focalY: focus.y },
      ...(upload.isStored ? {} : { checksum: checksumOf(upload.bytes) }),
      dominantColour: await dominantColourOf(pixels),
      sizes: Object.fromEntries(files.map((file) => [file.size.name, sizeFacts(file.size, file.name, file)])),
    },
  }
}

function prepareCaptions({ name, bytes }: Upload): Prepared | { refusal: Bilingual } {
  const text = parseCaptions(bytes)
  if (text === undefined) return { refusal: refusals.captions }
  const content = Buffer.from(text, 'utf8')
  const filename = storedName(name, 'vtt')
  return {
    files: [{ name: filename, bytes: content }],
    metadata: {
      ...{ filename, filesize: content.length, mimeType: 'text/vtt', url: null, width: null, height: null },
      ...{ focalX: null, focalY: null, checksum: checksumOf(bytes), dominantColour: null },
      sizes: Object.fromEntries(sizes.map((size) => [size.name, sizeFacts(size, null)])),
    },
  }
}

/** The facts of one size, as they are stored; all `null` without a file. */
export function sizeFacts(size: Size, filename: string | null, image?: Encoded): SizeMetadata {
  const { width = null, height = null } = image ?? {}
  const filesize = image?.bytes.length ?? null
  return { filename, filesize, width, height, mimeType: filename && typeOfSize(size), url: null }
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })

const refusals: Record<'type' | 'captions' | Unreadable, Bilingual> = {
  type: {
    fr: 'Ce fichier n’est ni une image JPEG, PNG, WebP ou AVIF, ni des sous-titres WebVTT. Une photo HEIC d’iPhone s’exporte d’abord en JPEG.',
    en: 'This file is neither a JPEG, PNG, WebP or AVIF image nor WebVTT captions. Export a HEIC photo as JPEG first.',
  },
  captions: {
    fr: 'Ces sous-titres ne sont pas du WebVTT en UTF-8. Exportez-les de nouveau depuis votre outil de sous-titrage.',
    en: 'These captions are not WebVTT in UTF-8. Export them again from your captioning tool.',
  },
  damaged: {
    fr: 'Cette image est abîmée : elle ne s’ouvre pas. Exportez-la de nouveau, puis envoyez-la.',
    en: 'This image is damaged and cannot be opened. Export it again, then send it.',
  },
  'too-many-pixels': {
    fr: 'Cette image compte plus de 60 millions de pixels. Réduisez-la, 2 560 pixels de large suffisent.',
    en: 'This image has more than 60 million pixels. Make it smaller: 2560 pixels wide is enough.',
  },
}
