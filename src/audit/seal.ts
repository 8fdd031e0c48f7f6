import { createHmac } from 'node:crypto'
import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload, type Where } from 'payload'
import { AUDIT } from '../../collections/shared/audit/record'
import { findDocuments } from '../../collections/shared/find-documents'
import { isTransient } from '../database/transient-errors'
import { type AuditFact, boundContent } from '../domain/audit'
import { chainHash } from '../domain/hash-chain'
import { deriveKey } from '../env/seal'

/** An entry as the database holds it. */
export interface StoredEntry extends AuditFact {
  id: string
  position?: number | null
  isSealed?: boolean | null
  previous?: string | null
  hash?: string | null
}

/** The hash before the first entry. */
export const START = 'audit'

const AT_ONCE = 100

/** Makes the hashes of a chain, with a key that is derived from the secret of the site. */
export function digestOf(secret: string): (text: string) => string {
  const key = deriveKey(secret, 'assises.audit.1')
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}

/** Finds the last entry of the chain; `undefined` when none is sealed. */
export async function findLast(payload: Payload): Promise<StoredEntry | undefined> {
  const where = { isSealed: { equals: true } }
  const options = { where, sort: '-position', limit: 1, showHiddenFields: true, as: 'system' } as const
  return (await findDocuments<StoredEntry>(payload, AUDIT, options))[0]
}

/**
 * Gives the entries that have none their number and their hash, which binds each to all before it. Two processes may do it at once:
 * a number is unique, and an entry is sealed once. Returns how many entries it sealed.
 */
export async function sealEntries(payload: Payload): Promise<number> {
  for (let sealed = 0; ; ) {
    const found = await sealSome(payload)
    sealed += found
    if (found < AT_ONCE) return sealed
  }
}

async function sealSome(payload: Payload): Promise<number> {
  const where = { isSealed: { equals: false } }
  const options = { where, sort: 'at', limit: AT_ONCE, showHiddenFields: true, as: 'system' } as const
  const entries = await findDocuments<StoredEntry>(payload, AUDIT, options)
  if (entries.length === 0) return 0
  const last = await findLast(payload)
  const digest = digestOf(payload.secret)
  const req = await createLocalReq({}, payload)
  const isOwner = await initTransaction(req)
  try {
    let [position, previous] = [last?.position ?? 0, last?.hash ?? START]
    for (const entry of entries) {
      position += 1
      const hash = chainHash(digest, previous, boundContent(position, entry.id, entry))
      const data = { position, previous, hash, isSealed: true }
      const isFree: Where = { and: [{ id: { equals: entry.id } }, { isSealed: { equals: false } }] }
      if (!(await payload.db.updateOne({ collection: AUDIT, where: isFree, data, req }))) break
      previous = hash
    }
    if (isOwner) await commitTransaction(req)
    return entries.length
  } catch (error) {
    await killTransaction(req)
    // Another process seals the same entries.
    if (isTransient(error) || (await findLast(payload))?.position !== last?.position) return 0
    throw error
  }
}
