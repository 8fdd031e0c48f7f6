import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { namesIn } from '../../file-stores/file-store'
import { uploadStores } from '../../file-stores/upload-stores'
import { type UploadFolder, uploadFolders } from '../databases/database-copy'
import { placeCollections } from '../databases/mongo-restore'
import { sqliteFile } from '../databases/sqlite'
import { folderOf } from '../upload-files'
import type { Restorable } from './restorable'

const planShape = z.object({
  /** Distinguishes what this restore has unpacked. */
  id: z.string(),
  archive: z.string(),
  /** The collections of a MongoDB; `null` for an SQLite file. */
  collections: z.array(z.string()).nullable(),
  /** The names of all files of each folder; absent where files are left as they are. */
  files: z.object({ media: z.array(z.string()), documents: z.array(z.string()) }).nullable(),
})

/** What is unpacked beside the data of a site, and takes its place. */
export type RestorePlan = z.output<typeof planShape>

const planPath = ({ MEDIA_DIR }: Restorable) => join(resolve(MEDIA_DIR), '.restore.json')

/** The folder of the files that a restore unpacks, in the folder where they belong. */
export const unpackedFolder = (site: Restorable, folder: UploadFolder, id: string): string =>
  join(folderOf(site, folder), `.restore-${id}`)

/** The SQLite file that a restore unpacks. */
export const unpackedDatabase = ({ DATABASE_URL }: Restorable, id: string): string =>
  `${resolve(sqliteFile(DATABASE_URL))}.restore-${id}`

/**
 * Puts what was unpacked in its place. From here on a restore is not undone but finished: after a kill, by the next start of the server or
 * the next restore.
 */
export async function carryOut(site: Restorable, plan: RestorePlan): Promise<void> {
  const path = planPath(site)
  await mkdir(resolve(site.MEDIA_DIR), { recursive: true })
  await writeFile(`${path}.draft`, JSON.stringify(plan), { mode: 0o600, flush: true })
  await rename(`${path}.draft`, path)
  await finish(site, plan)
}

/** Finishes a restore that was interrupted while it put its data in place. Returns its archive; `undefined` when there is none. */
export async function finishRestore(site: Restorable): Promise<string | undefined> {
  if (!existsSync(planPath(site))) return undefined
  const plan = planShape.parse(JSON.parse(await readFile(planPath(site), 'utf8')))
  await finish(site, plan)
  return plan.archive
}

// Each step can be done again.
async function finish(site: Restorable, plan: RestorePlan): Promise<void> {
  if (plan.collections) await placeCollections(site.DATABASE_URL, plan.collections)
  else await placeDatabase(site, plan)
  for (const folder of uploadFolders) {
    if (plan.files) await placeFiles(site, folder, plan.id, new Set(plan.files[folder]))
  }
  await rm(join(resolve(site.DATA_DIR), 'cache.snapshot'), { force: true })
  await rm(planPath(site))
}

async function placeDatabase(site: Restorable, { id }: RestorePlan): Promise<void> {
  const unpacked = unpackedDatabase(site, id)
  if (!existsSync(unpacked)) return
  const file = resolve(sqliteFile(site.DATABASE_URL))
  for (const end of ['-wal', '-shm', '-journal']) await rm(file + end, { force: true })
  await rename(unpacked, file)
}

async function placeFiles(site: Restorable, of: UploadFolder, id: string, names: ReadonlySet<string>): Promise<void> {
  // In a bucket, files are in their place already: see `unpackUploads`.
  const [folder, unpacked] = [folderOf(site, of), unpackedFolder(site, of, id)]
  for (const name of existsSync(unpacked) ? await readdir(unpacked) : []) {
    await rename(join(unpacked, name), join(folder, name))
  }
  const store = uploadStores(site)[of]
  await store.remove((await namesIn(store)).filter((name) => !names.has(name)))
  if (existsSync(unpacked)) await rmdir(unpacked)
}

/** Removes what restores that were interrupted before their plan have unpacked. */
export async function removeUnpacked(site: Restorable): Promise<void> {
  const file = resolve(sqliteFile(site.DATABASE_URL))
  const folders = [...uploadFolders.map((of) => folderOf(site, of)), ...(site.isMongo ? [] : [join(file, '..')])]
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (/(?:^|\.db)\.restore-/.test(name)) await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}
