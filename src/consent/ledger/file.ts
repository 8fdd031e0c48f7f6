import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Ledger, type LedgerFact, newLedger, newLines, parseLedger } from './format'

/** Why a ledger cannot be read. */
export type UnreadLedger = 'missing' | 'unreadable' | 'damaged'

/** Reads the ledger at `path`. */
export async function readLedger(path: string): Promise<Ledger | UnreadLedger> {
  try {
    const ledger = parseLedger(await readFile(path, 'utf8'))
    return 'wrongLine' in ledger ? 'damaged' : ledger
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}

/** Creates a ledger for its owner only, unless there is a file. It is never half written. */
export async function createLedger(path: string): Promise<void> {
  const folder = dirname(path)
  const draft = join(folder, `.ledger-${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(draft, newLedger(), { mode: 0o600, flush: true })
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Adds facts at the end of the ledger at `path`, in place of a line that was never finished, and flushes them to the disk. */
export async function appendToLedger(path: string, ledger: Ledger, facts: readonly LedgerFact[]): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.truncate(ledger.bytes)
    await file.write(newLines(ledger, facts), ledger.bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
