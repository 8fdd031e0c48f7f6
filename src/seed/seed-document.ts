import type { CollectionSlug, File } from 'payload'
import type { Bilingual } from '../domain/bilingual'
import { type Drawing, rasterise } from './images/raster'

/** A document by its collection and its address; the seed replaces it by the id. */
export interface Reference {
  ref: { collection: CollectionSlug; address: string }
}

/** Returns a reference to a document earlier in the seed: `ref('rooms', 'montpellier-2024/Atelier 1')`. */
export const ref = (collection: CollectionSlug, address: string): Reference => ({ ref: { collection, address } })

/** A document of the example: its key and its content. A `Bilingual` value is written in both languages. */
export interface SeedDocument {
  collection: CollectionSlug
  /** Fields that identify the document, written with `data`. A dotted path only identifies it. */
  key: Record<string, string | Reference>
  data: Record<string, unknown>
  /** The file of a media document. */
  file?: () => Promise<File>
}

/** An image of the example, drawn by code. */
export interface Picture {
  /** The subject of the image, from which its file is named: `portrait-awa-ndiaye-exemple`. */
  key: string
  alt: Bilingual
  draw: () => Drawing
}

const fileNameOf = (key: string) => `exemple-${key}.png`

/** Returns a reference to an image of the example. */
export const pictureRef = (key: string): Reference => ref('media', fileNameOf(key))

/** Returns the document of an image, identified by the name of its file. It is drawn only when it is missing. */
export function pictureDocument({ key, alt, draw }: Picture): SeedDocument {
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

/** Returns the address of a document in references: the values of its key joined by `/`. */
export function addressOf({ key }: SeedDocument): string {
  return Object.values(key)
    .map((value) => (typeof value === 'string' ? value : value.ref.address))
    .join('/')
}
