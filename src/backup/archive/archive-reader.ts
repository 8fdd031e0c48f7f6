import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { MANIFEST, type Manifest, parseManifest } from './manifest'
import { BLOCK, extendedName, paddedSize, parseTarHeader, type TarHeader } from './tar-header'

/** The content of an entry lies at `offset` of the archive. */
interface PlacedEntry extends TarHeader {
  offset: number
}

/** An archive that was opened, with its manifest. */
export interface OpenedArchive {
  /** Where it is on the disk. */
  path: string
  /** Where it is for people and commands. */
  address: string
  manifest: Manifest
  entries: ReadonlyMap<string, PlacedEntry>
}

/** An archive that is cut, changed, or no archive of this product. */
export class DamagedArchiveError extends Error {
  override name = 'DamagedArchiveError'
}

const LARGEST_MANIFEST = 256 * 1024 * 1024

/** Reads the headers and the manifest of an archive. Rejects with a `DamagedArchiveError` when it is not whole. */
export async function openArchive(path: string, address = path): Promise<OpenedArchive> {
  const file = await open(path)
  try {
    const entries = await placedEntries(file)
    const last = entries.get(MANIFEST)
    const text = last && last.bytes <= LARGEST_MANIFEST ? await contentAt(file, last) : undefined
    const manifest = text && parseManifest(text.toString('utf8'))
    if (!manifest) throw new DamagedArchiveError('No manifest.')
    return { path, address, manifest, entries }
  } finally {
    await file.close()
  }
}

/**
 * Yields the content of an entry, and rejects with a `DamagedArchiveError` at its end when it is not the content that the manifest
 * describes: do nothing with it before.
 */
export async function* entryContent({ path, manifest, entries }: OpenedArchive, name: string): AsyncGenerator<Buffer> {
  const expected = manifest.entries.find((entry) => entry.name === name)
  const placed = entries.get(name)
  if (!expected || placed?.bytes !== expected.bytes) throw new DamagedArchiveError(name)
  const hash = createHash('sha256')
  if (placed.bytes > 0) {
    const range = { start: placed.offset, end: placed.offset + placed.bytes - 1 }
    for await (const chunk of createReadStream(path, range) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      yield chunk
    }
  }
  if (hash.digest('hex') !== expected.sha256) throw new DamagedArchiveError(name)
}

/** The content of an entry as text. Rejects as `entryContent` does. */
export async function entryText(archive: OpenedArchive, name: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entryContent(archive, name)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function placedEntries(file: FileHandle): Promise<Map<string, PlacedEntry>> {
  const { size } = await file.stat()
  const entries = new Map<string, PlacedEntry>()
  let longName: string | undefined
  for (let offset = 0; offset + BLOCK <= size; ) {
    const header = headerOf(await contentAt(file, { offset, bytes: BLOCK }))
    if (header === 'end') break
    const entry = { name: longName ?? header.name, bytes: header.bytes, offset: offset + BLOCK }
    if (entry.offset + entry.bytes > size) throw new DamagedArchiveError(entry.name)
    longName = header.isExtended ? extendedName(await contentAt(file, entry)) : undefined
    if (!header.isExtended) entries.set(entry.name, entry)
    offset = entry.offset + paddedSize(entry.bytes)
  }
  return entries
}

function headerOf(block: Buffer): ReturnType<typeof parseTarHeader> {
  try {
    return parseTarHeader(block)
  } catch (cause) {
    throw new DamagedArchiveError('A header is damaged.', { cause })
  }
}

async function contentAt(file: FileHandle, { offset, bytes }: Omit<PlacedEntry, 'name'>): Promise<Buffer> {
  const content = Buffer.alloc(bytes)
  const { bytesRead } = await file.read(content, 0, bytes, offset)
  if (bytesRead !== bytes) throw new DamagedArchiveError('It is cut.')
  return content
}
