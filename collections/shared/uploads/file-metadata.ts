/** One size of an image, as in Payload's `sizes` group. Payload computes `url` from `filename` on read. */
export interface SizeMetadata {
  filename: string | null
  filesize: number | null
  height: number | null
  mimeType: string | null
  url: null
  width: number | null
}

/** The metadata of a file, in the fields that Payload adds to every upload collection. */
export interface FileMetadata {
  filename: string
  filesize: number
  mimeType: string
  url: null
  width?: number | null
  height?: number | null
  focalX?: number | null
  focalY?: number | null
  /** The colour that covers most of an image, as `#rrggbb`. */
  dominantColour?: string | null
  sizes?: Record<string, SizeMetadata>
  /** The SHA-256 of the file that was sent; absent when the stored file is prepared again. */
  checksum?: string
}

const metadataNames = [
  'checksum',
  'croppedSizes',
  'dominantColour',
  'filename',
  'filesize',
  'focalX',
  'focalY',
  'height',
  'mimeType',
  'originalName',
  'sizes',
  'srcset',
  'thumbnailURL',
  'url',
  'width',
]

/** The data of a request without the metadata of a file, which is always computed from the file itself. */
export function withoutFileMetadata(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !metadataNames.includes(name)))
}

/** The names of all stored files of a document: the main one and its image sizes. */
export function fileNames(doc: Record<string, unknown> | null | undefined): string[] {
  const sizes = Object.values((doc?.sizes ?? {}) as Record<string, { filename?: unknown } | null>)
  return [doc?.filename, ...sizes.map((size) => size?.filename)].filter((name) => typeof name === 'string')
}
