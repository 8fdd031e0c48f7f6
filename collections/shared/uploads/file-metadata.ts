/** One size of an image, as Payload's own `sizes` group holds it. `url` is made from `filename` when read. */
export interface SizeMetadata {
  filename: string | null
  filesize: number | null
  height: number | null
  mimeType: string | null
  url: null
  width: number | null
}

/** What a document says of its file, in the fields Payload gives every upload collection. */
export interface FileMetadata {
  filename: string
  filesize: number
  mimeType: string
  url: null
  width?: number | null
  height?: number | null
  focalX?: number | null
  focalY?: number | null
  sizes?: Record<string, SizeMetadata>
}

const factNames = [
  'filename',
  'filesize',
  'focalX',
  'focalY',
  'height',
  'mimeType',
  'originalName',
  'sizes',
  'thumbnailURL',
  'url',
  'width',
]

/** What was sent, without the facts of a file: those are read from the file, whoever sends them. */
export function withoutFileMetadata(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !factNames.includes(name)))
}

/** The names of all the files of a document: the one that was kept and its sizes. */
export function fileNames(doc: Record<string, unknown> | null | undefined): string[] {
  const sizes = Object.values((doc?.sizes ?? {}) as Record<string, { filename?: unknown } | null>)
  return [doc?.filename, ...sizes.map((size) => size?.filename)].filter((name) => typeof name === 'string')
}
