import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

interface Places {
  MEDIA_DIR: string
  DOCUMENTS_DIR: string
}

/** A French warning for each folder of uploads that this process cannot write, read-only disks included. */
export function unwritableFolders({ MEDIA_DIR, DOCUMENTS_DIR }: Places): string[] {
  return [
    { name: 'MEDIA_DIR', folder: MEDIA_DIR, contents: 'les images' },
    { name: 'DOCUMENTS_DIR', folder: DOCUMENTS_DIR, contents: 'les documents privés' },
  ].flatMap(({ name, folder, contents }) => {
    const code = problemOf(folder)
    if (code === undefined) return []
    return `ATTENTION\u00A0: rien ne peut être écrit dans ${folder}, où sont ${contents} (${code}). Le site est servi, et tout envoi y est refusé. Donnez à ce processus le droit d’y écrire, ou changez ${name}, puis relancez.`
  })
}

// Written for real: rights alone do not say that a disk is mounted for reading only.
function problemOf(folder: string): string | undefined {
  const path = join(firstThatExists(resolve(folder)), `.write-test-${process.pid}`)
  try {
    writeFileSync(path, '')
    rmSync(path)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'inconnu'
  }
}

/** The folder, or the one in which it will be made when it is first needed. */
const firstThatExists = (folder: string): string => (existsSync(folder) ? folder : firstThatExists(dirname(folder)))
