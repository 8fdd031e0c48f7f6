import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { stores } from '../../../collections/shared/uploads/stores'
import { env } from '../../env'
import { digestIn, type Ledger } from './format'

const folders = { media: resolve(env.MEDIA_DIR), documents: resolve(env.DOCUMENTS_DIR) }

/** Deletes the files of erased people that a restored folder has again, whether a row names them or not. Returns how many. */
export async function removeErasedFiles(ledger: Ledger): Promise<number> {
  const erased = new Set(ledger.facts.flatMap(({ files = [] }) => files))
  if (erased.size === 0) return 0
  let removed = 0
  for (const [name, store] of Object.entries(stores)) {
    const present = await readdir(folders[name as keyof typeof folders]).catch(() => [])
    const again = present.filter((file) => erased.has(digestIn(ledger, file)))
    await store.remove(again)
    removed += again.length
  }
  return removed
}
