import type { CollectionSlug, File } from 'payload'
import type { Bilingual } from '../domain/bilingual'
import { type Drawing, rasterise } from './images/raster'

/** A document named by its collection and its address; the seed replaces it by an id. */
export interface Reference {
  ref: { collection: CollectionSlug; address: string }
}

/** A reference to a document planted earlier: `ref('rooms', 'montpellier-2024/Atelier 1')`. */
export const ref = (collection: CollectionSlug, address: string): Reference => ({ ref: { collection, address } })

/** A document of the example: what identifies it, and its content. A `Bilingual` value is written in each language. */
export interface Seedling {
  collection: CollectionSlug
  /** Fields that find the document again whatever its id, written with `data`; a dotted path finds without being written. */
  key: Record<string, string | Reference>
  data: Record<string, unknown>
  /** The upload of a media document. */
  file?: () => Promise<File>
}

/** An image that the project draws. */
export interface Picture {
  /** What the image is of: `portrait-awa-ndiaye-exemple`; its file is named after it. */
  key: string
  alt: Bilingual
  draw: () => Drawing
}

const fileNameOf = (key: string) => `exemple-${key}.png`

/** A reference to an image of the example. */
export const pictureRef = (key: string): Reference => ref('media', fileNameOf(key))

/** The document of an image: found again by the name of its file, drawn only when it is missing. */
export function pictureSeedling({ key, alt, draw }: Picture): Seedling {
  const name = fileNameOf(key)
  return {
    collection: 'media',
    key: { originalName: name },
    data: {
      alt,
      credit: 'Assises CMS (exemple)',
      licence: 'CC0 1.0',
      needsConsent: false,
    },
    file: async () => {
      const data = await rasterise(draw())
      return { name, data, mimetype: 'image/png', size: data.byteLength }
    },
  }
}

/** The values of a seedling's key joined by `/`: what references call it. */
export function addressOf({ key }: Seedling): string {
  return Object.values(key)
    .map((value) => (typeof value === 'string' ? value : value.ref.address))
    .join('/')
}
