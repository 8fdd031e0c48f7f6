import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createLedger, readLedger } from '../consent/ledger/file'
import type { Env } from '../env'
import { namesIn } from '../file-stores/file-store'
import { type FilePlaces, uploadStores } from '../file-stores/upload-stores'
import { type Answers, unchanged } from './answers'
import { type ArchiveSource, fileAt, uploadIn } from './archive/archive-source'
import { ArchiveWriter } from './archive/archive-writer'
import {
  ANSWERS_ENTRY,
  LEDGER_ENTRY,
  MANIFEST,
  type Manifest,
  productVersion,
  secretFingerprint,
} from './archive/manifest'
import { archiveName, type BackupReason, removeOldArchives } from './archive-files'
import { explained } from './backup-error'
import { type DatabaseCopy, type UploadFolder, uploadFolders } from './databases/database-copy'
import { copyMongo } from './databases/mongo'
import { copySqlite } from './databases/sqlite'
import { inFolder } from './folder-lock'
import { copyLedgerBeside } from './ledger-beside'
import type { ArchivePlace } from './places/archive-place'
import { archivePlace } from './places/archive-places'
import type { ArchiveSettings } from './places/backup-bucket'
import { removeUnfinished } from './places/drafts'
import type { Progress } from './progress'

/** The settings that say what is backed up, and where to. */
export type BackedUp = Pick<Env, 'DATABASE_URL' | 'isMongo' | 'LEDGER_FILE' | 'PAYLOAD_SECRET' | 'BACKUP_KEEP'> &
  ArchiveSettings &
  FilePlaces

/** How a backup is made. */
export interface BackupOptions {
  reason: BackupReason
  contents: Manifest['contents']
  onProgress?(progress: Progress): void
  /** How much of the archive has arrived in its bucket. */
  onSent?(progress: Progress): void
  /** The address of an archive that is about to be restored. */
  spared?: string
  /** Reads the public answers of the site, before the database is copied and after. */
  readAnswers?(): Promise<Answers | undefined>
}

/** An archive that was made. */
export interface Backup {
  /** Where it is for people and commands: a path, or `s3://bucket/folder/name`. */
  address: string
  bytes: number
  manifest: Manifest
}

/**
 * Makes an archive of a site that may be in use: the database as it is at one instant, and the files of its documents. Rejects, and
 * leaves nothing, when it is not whole; with a `BackupError` where the cause is known.
 */
export async function backUp(site: BackedUp, options: BackupOptions): Promise<Backup> {
  const folder = resolve(site.BACKUP_DIR)
  try {
    const place = archivePlace(site)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await inFolder(folder, async () => {
      await place.prepare()
      await removeUnfinished(folder)
      const { name, ...made } = await makeArchive(site, { folder, place }, options)
      await place.store(name, options.onSent)
      await copyLedgerBeside(site, place)
      await removeOldArchives(place, options.reason, { limit: site.BACKUP_KEEP, spared: options.spared })
      return { ...made, address: place.addressOf(name) }
    })
  } catch (error) {
    throw explained(error, folder)
  }
}

/** A file that a document names may be replaced while it is copied: the copy of the database is then made again, so often. */
const ATTEMPTS = 3

/** An archive that is whole on the disk. */
type MadeArchive = Omit<Backup, 'address'> & { name: string }

/** Where an archive is made, and where it goes. */
interface Workplace {
  folder: string
  place: ArchivePlace
}

async function makeArchive(site: BackedUp, { folder, place }: Workplace, options: BackupOptions): Promise<MadeArchive> {
  const staging = await mkdtemp(join(folder, '.staging-'))
  try {
    for (let attempt = 1; ; attempt += 1) {
      const before = await options.readAnswers?.()
      const copy = await copyDatabase(site, join(staging, String(attempt)))
      const after = before && (await options.readAnswers?.())
      const missing = options.contents === 'database' ? [] : await absentFiles(site, copy)
      // A file that is missing twice is not one that was replaced.
      if (attempt === 1 && missing.length > 0) continue
      if (!copy.hasLedger && options.reason === 'assises') await createLedger(site.LEDGER_FILE)
      const backup = await writeArchive(
        site,
        { folder, place, copy, missing, isLast: attempt >= ATTEMPTS, answers: after && unchanged(before, after) },
        options,
      )
      if (backup) return backup
    }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function copyDatabase({ DATABASE_URL, isMongo }: BackedUp, folder: string): Promise<DatabaseCopy> {
  await mkdir(folder, { mode: 0o700 })
  return isMongo ? copyMongo(DATABASE_URL, folder) : copySqlite(DATABASE_URL, folder)
}

async function absentFiles(site: BackedUp, { uploads }: DatabaseCopy): Promise<string[]> {
  const absent: string[] = []
  for (const [folder, store] of Object.entries(uploadStores(site))) {
    const present = new Set(await namesIn(store))
    const lost = uploads[folder as UploadFolder].filter((name) => !present.has(name))
    absent.push(...lost.map((name) => `${folder}/${name}`))
  }
  return absent
}

interface Copied extends Workplace {
  copy: DatabaseCopy
  missing: string[]
  isLast: boolean
  answers?: Answers
}

/** Returns `undefined`, and leaves nothing, when a file that the copy names was removed meanwhile, unless this is the last attempt. */
async function writeArchive(
  site: BackedUp,
  { folder, place, copy, missing, isLast, answers }: Copied,
  { reason, contents, onProgress }: BackupOptions,
): Promise<MadeArchive | undefined> {
  const takenAt = new Date()
  const name = archiveName(reason, takenAt)
  const writer = await ArchiveWriter.create(place.draftOf(name), join(folder, `.part-${name}`))
  try {
    const files = [...(await copiedFiles(copy)), ...(contents === 'everything' ? await uploadedFiles(site) : [])]
    const progress = { done: 0, total: files.reduce((sum, file) => sum + file.bytes, 0) }
    const named = new Set(uploadFolders.flatMap((of) => copy.uploads[of].map((file) => `${of}/${file}`)))
    const lost = [...missing]
    for (const file of files) {
      const isAdded = await writer.addFile(file.name, file.source, (bytes) => {
        progress.done += bytes
        onProgress?.(progress)
      })
      if (isAdded || !named.has(file.name)) continue
      if (!isLast) return undefined
      lost.push(file.name)
    }
    if (typeof (await readLedger(site.LEDGER_FILE)) !== 'string')
      await writer.addFile(LEDGER_ENTRY, fileAt(site.LEDGER_FILE))
    if (answers) await writer.addText(ANSWERS_ENTRY, JSON.stringify(answers))
    const { kind, schema, isSnapshot } = copy
    const manifest: Manifest = {
      ...{ format: 1, version: productVersion(), takenAt: takenAt.toISOString(), kind, schema, contents, isSnapshot },
      ...{ secret: secretFingerprint(site.PAYLOAD_SECRET), missing: lost, entries: [...writer.entries] },
    }
    await writer.addText(MANIFEST, JSON.stringify(manifest, null, 1))
    const bytes = await writer.finish()
    return { name, bytes, manifest }
  } finally {
    // Without its temporary name it is whole, and stays.
    await writer.discard()
  }
}

/** A file to archive. */
interface ToArchive {
  name: string
  bytes: number
  source: ArchiveSource
}

const copiedFiles = ({ files }: DatabaseCopy): Promise<ToArchive[]> =>
  Promise.all(files.map(async ({ name, path }) => ({ name, bytes: (await stat(path)).size, source: fileAt(path) })))

async function uploadedFiles(site: BackedUp): Promise<ToArchive[]> {
  const all: ToArchive[] = []
  for (const [folder, store] of Object.entries(uploadStores(site))) {
    for await (const { name, bytes } of store.list()) {
      all.push({ name: `${folder}/${name}`, bytes, source: uploadIn(store, name) })
    }
  }
  return all
}
