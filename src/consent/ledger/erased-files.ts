import type { Payload } from 'payload'
import { stores } from '../../../collections/shared/uploads/stores'
import { namesIn } from '../../file-stores/file-store'
import { isStoreUnreachable } from '../../file-stores/store-unreachable'
import { digestIn, type Ledger } from './format'

/**
 * Deletes the files of erased people that a restored store has again, whether a row names them or not. No row names them, so a store
 * that does not answer stops nothing: it is logged, and the next start tries again.
 */
export async function removeErasedFiles({ logger }: Pick<Payload, 'logger'>, ledger: Ledger): Promise<void> {
  try {
    await removeAgain(ledger)
  } catch (err) {
    if (!isStoreUnreachable(err)) throw err
    logger.error({
      err,
      msg: 'The files of erased people could not be looked for: restart once the files can be reached.',
    })
  }
}

async function removeAgain(ledger: Ledger): Promise<void> {
  const erased = new Set(ledger.facts.flatMap(({ files = [] }) => files))
  if (erased.size === 0) return
  for (const store of Object.values(stores)) {
    const names = await namesIn(store)
    await store.remove(names.filter((name) => erased.has(digestIn(ledger, name))))
  }
}
