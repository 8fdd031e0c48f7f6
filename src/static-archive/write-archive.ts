import type { Payload } from 'payload'
import { publishWrite } from '../cache/write-events'
import { contentHash } from '../database/content-hash'
import { ArchiveError } from './archive-error'
import { type Collected, collect } from './collect'
import type { Progress } from './collector'
import { type ConsentEnd, findConsentEnds } from './consent-ends'
import { findEditionContents } from './edition-content'
import { FolderWriter } from './folder-writer'
import { renderApache } from './hosts/apache'
import { renderHeadersFile } from './hosts/headers-file'
import { renderNginx } from './hosts/nginx'
import { MANIFEST, renderManifest } from './manifest'
import { renderReadme } from './readme'
import { SiteReader } from './site-reader'
import { replaceFolder } from './target-folder'

/** What is archived, and where. */
export interface ArchiveOptions {
  /** The slugs of editions; the home of the archive leads to the first one. */
  editions: readonly string[]
  /** The scheme and the host at which the archive will be served: those of the site. */
  origin: string
  /** The absolute path of the folder. */
  target: string
  isReplacing: boolean
  onProgress?(progress: Progress): void
}

/** An archive that was written. */
export interface WrittenArchive extends Pick<Collected, 'counts' | 'missing' | 'outside'> {
  /** The number of files, and their size. */
  files: number
  bytes: number
  /** What is shown only until a consent ends, the first one first. */
  ends: readonly ConsentEnd[]
}

/** Content that changes while it is read is read again, so often. */
const ATTEMPTS = 3

/**
 * Writes editions as a folder of files that any static host serves at the same addresses: what an anonymous reader may read at one
 * instant. Rejects, and leaves `target` as it was, when it is not whole; with an `ArchiveError` where the cause is known.
 */
export async function writeStaticArchive(payload: Payload, options: ArchiveOptions): Promise<WrittenArchive> {
  for (let attempt = 1; ; attempt += 1) {
    // This process does not learn at once of what others have written.
    publishWrite({ tags: [], collections: [], everything: true, isRemote: true })
    // Refused before a folder is made.
    await findEditionContents(new SiteReader(payload.config), options.editions)
    const before = await contentHash(payload)
    const written = await replaceFolder(options.target, options, async (folder) => {
      const archive = await writeFolder(payload, options, new FolderWriter(folder))
      if ((await contentHash(payload)) !== before) throw new ContentChange()
      return archive
    }).catch((error) => {
      if (!(error instanceof ContentChange) || attempt === ATTEMPTS) throw error
    })
    if (written) return written
  }
}

class ContentChange extends ArchiveError {
  constructor() {
    super(
      'Le contenu du site a changé pendant l’archivage, et l’archive n’est pas écrite : relancez quand personne ne publie.',
    )
  }
}

async function writeFolder(payload: Payload, options: ArchiveOptions, writer: FolderWriter): Promise<WrittenArchive> {
  const { editions, origin } = options
  const site = new SiteReader(payload.config)
  const { counts, missing, outside, pageHeaders } = await collect(payload.config, editions, {
    ...options,
    site,
    writer,
  })
  const ends = await findConsentEnds(payload, site.tags)
  const madeAt = new Date()
  const collected = [...writer.files]
  const plain = 'text/plain; charset=utf-8'
  await writer.add('nginx.conf', plain, renderNginx(collected, pageHeaders))
  await writer.add('.htaccess', plain, renderApache(collected, pageHeaders))
  await writer.add('_headers', plain, renderHeadersFile(collected, pageHeaders))
  await writer.add('.nojekyll', plain, '')
  await writer.add('LISEZMOI.txt', plain, renderReadme(origin, editions, madeAt))
  const manifest = renderManifest({
    ...{ editions, origin, madeAt, firstEnd: ends[0]?.until, outside, missing, files: writer.files },
  })
  await writer.add(MANIFEST, 'application/json; charset=utf-8', manifest)
  const bytes = writer.files.reduce((sum, file) => sum + file.bytes, 0)
  return { counts, missing, outside, ends, files: writer.files.length, bytes }
}
