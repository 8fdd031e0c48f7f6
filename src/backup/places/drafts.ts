import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { hasEnded, ownProcess } from '../../database/own-process'

/** The beginning of the name of an archive on the disk that is being sent to a bucket: it is no archive of the folder. */
export const DRAFT_PREFIX = '.upload-'

const BROUGHT = /^\.brought-(\d+)_([\da-f-]{36})_(.*)-.{6}$/
/** What another machine has brought is no longer used after so long. */
const LONGEST_MS = 24 * 3_600_000

/** Makes a folder for an archive that this process reads; it is removed as unfinished once the process has ended. */
export const makeBroughtFolder = (folder: string): Promise<string> =>
  mkdtemp(join(folder, `.brought-${ownProcess.pid}_${ownProcess.token}_${hostname()}-`))

/** Removes what backups and restores that were interrupted have left in a folder. For whoever holds its lock. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const isLeft = /^\.(?:part|staging|ledger|upload)-/.test(name) || (await isAbandoned(folder, name))
    if (isLeft) await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [found, pid, token = '', host] = BROUGHT.exec(name) ?? []
  if (!found) return false
  if (host === hostname()) return hasEnded({ pid: Number(pid), token })
  const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }))
  return Date.now() - mtimeMs > LONGEST_MS
}
