import { open, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { hasEnded, ownProcess } from '../database/own-process'
import { BackupError } from './backup-error'

/** Somebody else makes a backup. */
export class BusyFolderError extends BackupError {}

/** A backup of another machine, of which nobody here knows whether it still runs, has ended after so long. */
const LONGEST_MS = 12 * 3_600_000

/** Runs `work` while nobody else makes a backup in `folder`. Rejects with a `BackupError` while somebody does. */
export async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, '.lock')
  if (!(await claim(path))) {
    if (await isHeld(path)) {
      throw new BusyFolderError(`Une sauvegarde est déjà en cours dans ${folder} : attendez qu’elle soit finie.`)
    }
    await rm(path, { force: true })
    if (!(await claim(path))) throw new BusyFolderError(`Une sauvegarde vient de commencer dans ${folder} : attendez.`)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function claim(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(JSON.stringify({ host: hostname(), ...ownProcess }))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isHeld(path: string): Promise<boolean> {
  const [text, found] = await Promise.all([readFile(path, 'utf8').catch(() => ''), stat(path).catch(() => undefined)])
  if (!found) return false
  try {
    const { host, pid, token } = JSON.parse(text)
    if (host === hostname()) return !hasEnded({ pid, token })
  } catch {
    // It was not written to its end.
  }
  return Date.now() - found.mtimeMs < (text === '' ? 60_000 : LONGEST_MS)
}
