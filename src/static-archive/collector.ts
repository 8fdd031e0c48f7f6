import { isRecord } from '../domain/record'
import type { Addresses } from './addresses'
import { fileOfAddress } from './file-of-address'
import type { FolderWriter } from './folder-writer'
import { resourcesIn, withLinksOutside } from './links'
import { type Answer, type SiteReader, textOf } from './site-reader'

/** How much is written: addresses of pages, documents and feeds, or images and other files that these load. */
export interface Progress {
  part: 'answers' | 'files'
  done: number
  total: number
}

/** What a collector reads, and where it writes. */
export interface Collection {
  site: SiteReader
  /** The scheme and the host of the site. */
  origin: string
  writer: FolderWriter
  onProgress?(progress: Progress): void
}

const storedHeaders = ['content-security-policy', 'x-frame-options', 'permissions-policy', 'referrer-policy']

/** Writes responses of the site as files, and the files that they load. */
export class Collector {
  /** The addresses of the site that pages link and the archive does not have. */
  readonly outside = new Set<string>()
  /** The files that responses name and the site does not have. */
  readonly missing: string[] = []
  /** The security headers of pages. */
  pageHeaders: Readonly<Record<string, string>> = {}
  readonly #files = new Set<string>()
  readonly #linkable: ReadonlySet<string>
  #plain: { path: string; body: Uint8Array } | undefined

  constructor(
    readonly collection: Collection,
    readonly addresses: Addresses,
    redirects: ReadonlyMap<string, string>,
  ) {
    this.#linkable = new Set([...addresses.pages, ...addresses.feeds, ...redirects.keys()])
  }

  /** The number of files that were written because responses load them. */
  get fileCount(): number {
    return this.#files.size - this.missing.length
  }

  /** Writes the response at every address. Rejects with an `ArchiveError` when one is no success. */
  async writeAnswers(): Promise<void> {
    const { pages, documents, feeds } = this.addresses
    const all = [...pages, ...documents, ...feeds]
    const parents = new Set(all.flatMap((address) => parentsOf(pathOf(address))))
    for (const [index, address] of all.entries()) {
      await this.#writeAnswer(address, parents)
      this.collection.onProgress?.({ part: 'answers', done: index + 1, total: all.length })
    }
  }

  /** Writes the images, styles and fonts that the responses load, and those that these load. */
  async writeFiles(): Promise<void> {
    let done = 0
    // The list grows while it is read: a stylesheet names its fonts.
    for (const address of this.#files) {
      await this.#writeFile(address)
      done += 1
      this.collection.onProgress?.({ part: 'files', done, total: this.#files.size })
    }
  }

  /** A page whose links to what the archive does not have are absolute. */
  withOwnLinks(html: string): string {
    const isArchived = (path: string) => this.#linkable.has(path) || this.#files.has(path)
    return withLinksOutside(html, this.collection.origin, isArchived, (address) => this.outside.add(address))
  }

  /** Notes which files a response loads. */
  note(address: string, answer: Answer): void {
    if (!/^text\/|json/.test(answer.type)) return
    const text = textOf(answer)
    for (const path of resourcesIn(address, answer.type, text, this.collection.origin)) this.#files.add(path)
    if (answer.type.startsWith('application/json')) for (const path of imagesIn(JSON.parse(text))) this.#files.add(path)
  }

  async #writeAnswer(address: string, parents: ReadonlySet<string>): Promise<void> {
    const answer = await this.collection.site.read(address)
    this.note(address, answer)
    const path = pathOf(address)
    // A host answers a query that has no file with the file without a query.
    if (address !== path && this.#plain?.path === path && Buffer.compare(this.#plain.body, answer.body) === 0) return
    if (address === path) this.#plain = { path, body: answer.body }
    const { type } = answer
    const isPage = type.startsWith('text/html')
    if (isPage) this.pageHeaders = headersOf(answer)
    const body = isPage ? this.withOwnLinks(textOf(answer)) : answer.body
    await this.collection.writer.add(fileOfAddress(address, { type, isParent: parents.has(path) }), type, body, address)
  }

  async #writeFile(address: string): Promise<void> {
    const { site, writer } = this.collection
    const found = await site.ask(address)
    if (found.status === 404) {
      this.missing.push(address)
      return
    }
    const answer = found.status === 200 ? found : await site.read(address)
    this.note(address, answer)
    const { type, body } = answer
    await writer.add(fileOfAddress(address, { type, isParent: false }), type, body, address)
  }
}

const pathOf = (address: string): string => address.replace(/\?.*$/, '')

/** The paths above a path. */
function parentsOf(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(2).map((_, index) => segments.slice(0, index + 2).join('/'))
}

function headersOf({ headers }: Answer): Record<string, string> {
  const present = storedHeaders.flatMap((name) => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(present)
}

/** The addresses of the documents of the images in a response of REST. */
function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn)
  if (!isRecord(value)) return []
  const isImage =
    typeof value.filename === 'string' && typeof value.mimeType === 'string' && typeof value.id === 'string'
  return [...(isImage ? [`/api/media/${value.id}`] : []), ...Object.values(value).flatMap(imagesIn)]
}
