import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { DamagedArchiveError, entryContent, type OpenedArchive } from '../archive/archive-reader'
import { ANSWERS_ENTRY, LEDGER_ENTRY, type Manifest } from '../archive/manifest'
import { DATABASE_FOLDER, type UploadFolder, uploadFolders } from '../databases/database-copy'
import { unpackCollection } from '../databases/mongo-restore'
import { SQLITE_ENTRY } from '../databases/sqlite'
import type { Progress } from '../progress'
import { type RestorePlan, unpackedDatabase } from './plan'
import type { Restorable } from './restorable'
import { type UnpackedUploads, unpackUploads } from './unpack-uploads'
import { writeFile } from './write-file'

const COLLECTION = /^database\/([\w-]+)\.jsonl$/

/**
 * Unpacks an archive beside the data of a site, and returns the plan that puts it in place. Checks every entry: rejects with a
 * `DamagedArchiveError` when one is not what the manifest describes. What was unpacked until then stays to be removed.
 */
export async function unpack(
  site: Restorable,
  archive: OpenedArchive,
  id: string,
  onProgress?: (progress: Progress) => void,
): Promise<RestorePlan> {
  const { kind, contents, entries } = archive.manifest
  const plan: RestorePlan = {
    ...{ id, archive: archive.address },
    collections: kind === 'mongodb' ? collectionsIn(archive.manifest) : null,
    files:
      contents === 'everything' ? { media: namesIn(entries, 'media'), documents: namesIn(entries, 'documents') } : null,
  }
  const progress = { done: 0, total: entries.reduce((sum, { bytes }) => sum + bytes, 0) }
  const uploads = await unpackUploads(site, plan)
  if (kind === 'sqlite') await mkdir(dirname(unpackedDatabase(site, id)), { recursive: true, mode: 0o700 })
  for (const { name, bytes } of entries) {
    await unpackEntry(site, archive, name, { id, uploads })
    progress.done += bytes
    onProgress?.(progress)
  }
  return plan
}

async function unpackEntry(
  site: Restorable,
  archive: OpenedArchive,
  name: string,
  { id, uploads }: { id: string; uploads: UnpackedUploads },
): Promise<void> {
  const content = entryContent(archive, name)
  const [, collection] = COLLECTION.exec(name) ?? []
  if (name === SQLITE_ENTRY) return writeFile(content, unpackedDatabase(site, id))
  if (collection) {
    await unpackCollection(site.DATABASE_URL, collection, content)
    return
  }
  const folder = uploadFolders.find((of) => name.startsWith(`${of}/`))
  if (folder) return uploads.write(folder, plainName(name), content)
  if (name !== LEDGER_ENTRY && name !== ANSWERS_ENTRY) throw new DamagedArchiveError(name)
  // Checked, and left where it is.
  for await (const _ of content);
}

/** Writes the content of an entry to a file. */
export const extract = (archive: OpenedArchive, name: string, path: string): Promise<void> =>
  writeFile(entryContent(archive, name), path)

/** The name of an entry in its folder. Throws when it would lead elsewhere. */
function plainName(entry: string): string {
  const name = entry.slice(entry.indexOf('/') + 1)
  if (name === '' || name.startsWith('.') || basename(name) !== name) throw new DamagedArchiveError(entry)
  return name
}

const namesIn = (entries: Manifest['entries'], folder: UploadFolder): string[] =>
  entries.filter(({ name }) => name.startsWith(`${folder}/`)).map(({ name }) => plainName(name))

const collectionsIn = ({ entries }: Manifest): string[] =>
  entries.filter(({ name }) => name.startsWith(DATABASE_FOLDER)).flatMap(({ name }) => COLLECTION.exec(name)?.[1] ?? [])
