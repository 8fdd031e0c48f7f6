import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { print } from './print'

interface Places {
  MEDIA_DIR: string
  DOCUMENTS_DIR: string
}

/**
 * Moves the private documents of before out of the folder of media. Each file is moved whole: a start that was killed on the way is
 * finished by the next one, and two nodes that start at once move each file once. A folder that cannot be moved is left, with a
 * warning.
 */
export function moveDocuments({ MEDIA_DIR, DOCUMENTS_DIR }: Places): void {
  const [before, now] = [resolve(MEDIA_DIR, 'documents'), resolve(DOCUMENTS_DIR)]
  if (before === now || !existsSync(before)) return
  try {
    moveFolder(before, now)
  } catch (error) {
    print(
      `ATTENTION\u00A0: les documents privés de ${before} n’ont pas tous pu être déplacés dans ${now}. Déplacez-les vous-même, puis relancez. ${String(error)}`,
    )
  }
}

function moveFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) moveFolder(source, target)
    else moveFile(source, target, join(to, `.moving-${entry.name}`))
  }
  rmdirSync(from)
}

// A rename is whole, and does not lead to another disk: then a copy is renamed once it is complete.
function moveFile(source: string, target: string, copy: string): void {
  try {
    renameSync(source, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    if (code !== 'EXDEV') throw error
    copyFileSync(source, copy)
    renameSync(copy, target)
    rmSync(source, { force: true })
  }
}
