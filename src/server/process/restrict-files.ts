import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { print } from './print'

interface Places {
  DATABASE_URL: string
  DATA_DIR: string
  DOCUMENTS_DIR: string
  LEDGER_FILE: string
}

/** The rights of the group and of others. */
const OTHERS = 0o077

/**
 * Takes from everybody but the user of this process the right to read what it writes from now on, and the private files that are there
 * already: the database, the secret, the snapshot of the cache, the ledger, and the folder of private documents. Files that belong to another user are
 * named in a warning.
 */
export function restrictFiles({ DATABASE_URL, DATA_DIR, DOCUMENTS_DIR, LEDGER_FILE }: Places): void {
  process.umask(OTHERS)
  const database = /^file:(?:\/\/)?(?!:memory:)(.+)/.exec(DATABASE_URL)?.[1]
  const ofDatabase = database ? ['', '-wal', '-shm', '-journal'].map((end) => database + end) : []
  const ofCache = ['secret', 'cache.snapshot'].map((name) => join(DATA_DIR, name))
  for (const path of [...ofDatabase, ...ofCache, LEDGER_FILE, DOCUMENTS_DIR]) restrict(path)
}

function restrict(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined || (mode & OTHERS) === 0) return
  try {
    chmodSync(path, mode & 0o7777 & ~OTHERS)
  } catch {
    print(
      `Attention\u00A0: d’autres comptes de cette machine peuvent lire ${path}, qui n’appartient pas à celui de ce programme.`,
    )
  }
}
