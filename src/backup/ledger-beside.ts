import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readLedger } from '../consent/ledger/file'
import { type Ledger, parseLedger } from '../consent/ledger/format'
import type { Env } from '../env'
import { formerLedger, LEDGER_BESIDE } from './ledger-names'
import type { ArchivePlace } from './places/archive-place'

/** Copies the ledger beside the archives when it has more than the copy there. A damaged or missing one replaces nothing. */
export async function copyLedgerBeside(
  { LEDGER_FILE }: Pick<Env, 'LEDGER_FILE'>,
  place: Pick<ArchivePlace, 'readText' | 'writeText'>,
): Promise<void> {
  const text = await readFile(LEDGER_FILE, 'utf8').catch(() => '')
  const ledger = wholeLedger(text)
  if (!ledger) return
  const present = (await place.readText(LEDGER_BESIDE)) ?? ''
  const copy = wholeLedger(present)
  if (copy && continues(copy, ledger)) return
  if (copy && copy.id !== ledger.id) await place.writeText(formerLedger(copy.id), present)
  await place.writeText(LEDGER_BESIDE, text)
}

function wholeLedger(text: string): Ledger | undefined {
  const ledger = parseLedger(text)
  return 'wrongLine' in ledger ? undefined : ledger
}

/** Where the ledger of a restored site comes from: the place where it belongs, the copy beside the archive, or nowhere. */
export type LedgerSource = 'present' | 'beside' | 'none'

/**
 * Puts the copy of ledger `id` beside an archive in its place, unless that one is there and has no fact less. A ledger of another site
 * that is there is renamed.
 */
export async function bringLedger(file: string, archive: string, id: string): Promise<LedgerSource> {
  const present = await readLedger(file)
  const found = await findBeside(dirname(resolve(archive)), id)
  const own = typeof present !== 'string' && present.id === id ? present : undefined
  if (!found || (own && !isContinuedBy(own, found.ledger))) return own ? 'present' : 'none'
  if (typeof present !== 'string' && !own) await rename(file, `${file}.${present.id}`)
  await copyWhole(found.path, file)
  return 'beside'
}

/** The copy of ledger `id` in a folder, under its name or that of a former ledger. */
async function findBeside(folder: string, id: string): Promise<{ path: string; ledger: Ledger } | undefined> {
  for (const path of [join(folder, LEDGER_BESIDE), join(folder, formerLedger(id))]) {
    const ledger = await readLedger(path)
    if (typeof ledger !== 'string' && ledger.id === id) return { path, ledger }
  }
  return undefined
}

const isContinuedBy = (ledger: Ledger, other: Ledger) =>
  other.facts.length > ledger.facts.length && continues(other, ledger)

/** Whether `longer` has every fact of `ledger` and others after them, or the same. */
function continues(longer: Ledger, ledger: Ledger): boolean {
  if (longer.id !== ledger.id || longer.facts.length < ledger.facts.length) return false
  const last = ledger.facts.length - 1
  return JSON.stringify(longer.facts[last]) === JSON.stringify(ledger.facts[last])
}

async function copyWhole(source: string, target: string): Promise<void> {
  const draft = join(dirname(target), `.ledger-${randomUUID()}`)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  try {
    await copyFile(source, draft)
    await rename(draft, target)
  } finally {
    await rm(draft, { force: true })
  }
}
