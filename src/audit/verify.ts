import type { Payload, Where } from 'payload'
import { AUDIT } from '../../collections/shared/audit/record'
import { findDocuments } from '../../collections/shared/find-documents'
import { boundContent } from '../domain/audit'
import { chainHash } from '../domain/hash-chain'
import { digestOf, START, type StoredEntry } from './seal'

/** A place in the chain: the number of an entry and its hash. */
export interface Head {
  position: number
  hash: string
}

/** What is wrong with the log. `position` is the number of the first entry that is wrong or missing. */
export interface Break {
  problem: 'changed' | 'missing' | 'removed' | 'other-head'
  position: number
}

/** What a check of the log has found. */
export interface Verification {
  broken?: Break
  first?: number
  head?: Head
  /** How many entries are checked, and how many are not sealed yet. */
  entries: number
  unsealed: number
}

const PAGE = 500

/**
 * Checks every sealed entry of the log: its content, its place, and that those before the first one were removed because they were
 * old. `known` is a place noted before, which must still be in the chain.
 */
export async function verifyAudit(payload: Payload, known?: Head): Promise<Verification> {
  const digest = digestOf(payload.secret)
  const { totalDocs: unsealed } = await payload.db.count({ collection: AUDIT, where: { isSealed: { equals: false } } })
  const state: Verification = { entries: 0, unsealed }
  let removedUpTo = 0
  for (let last = 0; ; ) {
    const where: Where = { and: [{ isSealed: { equals: true } }, { position: { greater_than: last } }] }
    const options = { where, sort: 'position', limit: PAGE, showHiddenFields: true, as: 'system' } as const
    const page = await findDocuments<StoredEntry>(payload, AUDIT, options)
    for (const entry of page) {
      const broken = breakAt(state, entry, digest, known)
      if (broken) return { ...state, broken }
      if (entry.action === 'retention') removedUpTo = Math.max(removedUpTo, entry.count ?? 0)
    }
    if (page.length < PAGE) return { ...state, ...afterLast(state, removedUpTo, known) }
    last = state.head?.position ?? 0
  }
}

function breakAt(
  state: Verification,
  entry: StoredEntry,
  digest: (text: string) => string,
  known: Head | undefined,
): Break | undefined {
  const position = entry.position ?? 0
  const { head } = state
  if (head && position !== head.position + 1) return { problem: 'missing', position: head.position + 1 }
  const previous = head?.hash ?? (position === 1 ? START : (entry.previous ?? ''))
  const hash = chainHash(digest, previous, boundContent(position, entry.id, entry))
  if (hash !== entry.hash || previous !== entry.previous) return { problem: 'changed', position }
  if (known?.position === position && known.hash !== hash) return { problem: 'other-head', position }
  state.first ??= position
  state.head = { position, hash }
  state.entries += 1
  return undefined
}

function afterLast({ first = 1, head }: Verification, removedUpTo: number, known?: Head): Pick<Verification, 'broken'> {
  // Old entries are removed after the entry that says so.
  if (first - 1 > removedUpTo) return { broken: { problem: 'removed', position: removedUpTo + 1 } }
  const end = head?.position ?? 0
  return known && known.position > end ? { broken: { problem: 'missing', position: end + 1 } } : {}
}
