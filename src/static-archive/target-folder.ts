import { rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { explained } from '../backup/backup-error'
import { ArchiveError } from './archive-error'
import { MANIFEST } from './manifest'

/** Everybody reads the folder of a site. */
const FOLDER_MODE = 0o755

/**
 * Calls `write` with a new folder beside `target`, and puts it in the place of `target` when that has succeeded: entirely or not at
 * all. Rejects with an `ArchiveError` when there is something at `target` that may not be replaced.
 */
export async function replaceFolder<Result>(
  target: string,
  { isReplacing }: { isReplacing: boolean },
  write: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = dirname(target)
  const former = join(parent, `.${basename(target)}.former`)
  try {
    await mkdir(parent, { recursive: true })
    await finishInterrupted(target, former)
    await refuseOther(target, isReplacing)
    const staging = await mkdtemp(join(parent, `.${basename(target)}.staging-`))
    const remove = () => rmSync(staging, { recursive: true, force: true })
    // A signal ends the process.
    process.once('exit', remove)
    try {
      const result = await write(staging)
      await chmod(staging, FOLDER_MODE)
      await refuseOther(target, isReplacing)
      await swap(staging, target, former)
      return result
    } finally {
      process.off('exit', remove)
      remove()
    }
  } catch (error) {
    throw explained(error, parent)
  }
}

/** Puts the folder back that a process was replacing when it was killed, or removes it once it was replaced. */
async function finishInterrupted(target: string, former: string): Promise<void> {
  if (!(await exists(former))) return
  if (await exists(target)) await rm(former, { recursive: true, force: true })
  else await rename(former, target)
}

async function swap(staging: string, target: string, former: string): Promise<void> {
  const isThere = await exists(target)
  if (isThere) await rename(target, former).catch((error) => refuseMounted(error, target))
  try {
    await rename(staging, target)
  } catch (error) {
    if (isThere) await rename(former, target)
    throw error
  }
  await rm(former, { recursive: true, force: true })
}

function refuseMounted(error: NodeJS.ErrnoException, target: string): never {
  if (error.code !== 'EBUSY' && error.code !== 'EXDEV') throw error
  throw new ArchiveError(
    `Le dossier ${target} est un volume, qui ne peut pas être remplacé : indiquez un dossier à l’intérieur avec --to.`,
  )
}

/** Rejects unless `target` is free, an empty folder, or an archive that may be replaced. */
async function refuseOther(target: string, isReplacing: boolean): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR')
      throw new ArchiveError(`${target} n’est pas un dossier : indiquez-en un autre avec --to.`)
    throw error
  })
  if (names.length === 0) return
  if (!names.includes(MANIFEST)) {
    throw new ArchiveError(
      `Le dossier ${target} contient autre chose qu’une archive, et ne sera pas remplacé : videz-le, ou indiquez-en un autre avec --to.`,
    )
  }
  if (!isReplacing) {
    throw new ArchiveError(
      `Il y a déjà une archive dans ${target} : ajoutez --replace pour la remplacer, ou indiquez un autre dossier avec --to.`,
    )
  }
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined
