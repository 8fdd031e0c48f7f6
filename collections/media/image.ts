import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp'
import type { Area, Point } from '../shared/uploads/image-edits'
import { boxAround, boxOf } from './crop'
import { inImageThread } from './image-queue'
import { MAX_PIXELS, MAX_SIDE, type Size } from './sizes'

/** The decoded pixels of an image: upright, sRGB, without metadata or any data after the image in its file. */
export interface Pixels {
  data: Buffer
  info: OutputInfo
}

/** An encoded image, with its size in pixels. */
export interface Encoded {
  bytes: Buffer
  width: number
  height: number
}

/** Why an image cannot be opened. */
export type Unreadable = 'damaged' | 'too-many-pixels'

/** What stands behind the transparent parts of an image where its format has none. */
const WHITE = '#ffffff'

const decoders = ['jpeg', 'png', 'webp', 'heif']

/** Decodes an image, crops it and shrinks it to `MAX_SIDE`. Returns the first frame of an animation. */
export async function openImage(bytes: Buffer, crop?: Area): Promise<Pixels | Unreadable> {
  const metadata = await headerOf(bytes)
  if (!metadata || !isKnown(metadata)) return 'damaged'
  if (metadata.width * metadata.height > MAX_PIXELS) return 'too-many-pixels'
  try {
    // Orientation first: the editor cropped the image as the browser displayed it.
    const upright = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS }).autoOrient()
    const part = crop ? upright.extract(boxOf(crop, metadata.autoOrient)) : upright
    const decoded = part
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: 30 })
      .raw()
    return await inImageThread(() => decoded.toBuffer({ resolveWithObject: true }))
  } catch {
    return 'damaged'
  }
}

/** Encodes the image to store in high quality, since other sizes may be made from it again. */
export const encodeOriginal = (pixels: Pixels): Promise<Encoded> => encode(fromPixels(pixels), 90)

/** Encodes one size of an image, cropped around the focal point. */
export function encodeSize(pixels: Pixels, { width, height, format }: Size, focal: Point): Promise<Encoded> {
  const image = fromPixels(pixels)
  if (!height) return encode(image.resize({ width, withoutEnlargement: true }), 80, format)
  const part = image.extract(boxAround(focal, { width, height }, pixels.info))
  // The part has the proportions of the size, except for rounding.
  return encode(part.resize({ width, height, fit: 'fill', withoutEnlargement: true }), 80, format)
}

/** The colour that covers most of an image, as `#rrggbb`. What is transparent counts as white. */
export async function dominantColourOf(pixels: Pixels): Promise<string> {
  const small = fromPixels(pixels).resize({ width: 64, height: 64, fit: 'inside' }).flatten({ background: WHITE })
  // The statistics are those of the input: the pixels of the small image.
  const bytes = await inImageThread(() => small.png().toBuffer())
  const { dominant } = await inImageThread(() => sharp(bytes).stats())
  const digits = [dominant.r, dominant.g, dominant.b].map((value) => value.toString(16).padStart(2, '0'))
  return `#${digits.join('')}`
}

async function headerOf(bytes: Buffer): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return undefined
  }
}

const isKnown = ({ format, compression }: Metadata) =>
  decoders.includes(format) && (format !== 'heif' || compression === 'av1')

function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}

async function encode(image: Sharp, quality: number, format?: 'jpeg'): Promise<Encoded> {
  const encoded =
    format === 'jpeg'
      ? image.flatten({ background: WHITE }).jpeg({ quality, progressive: true })
      : image.webp({ quality })
  const { data, info } = await inImageThread(() => encoded.toBuffer({ resolveWithObject: true }))
  return { bytes: data, width: info.width, height: info.height }
}
