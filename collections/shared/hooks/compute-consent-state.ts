import type { CollectionSlug, FieldHook } from 'payload'
import { NO_JOINS } from '../../../src/database/no-joins'
import { ALWAYS, NEVER } from '../../../src/domain/consent'
import { isStaff } from '../access/roles'
import { batched } from './batched'

const SOON_MS = 60 * 24 * 3600 * 1000

interface Row {
  id: string
  consentUntil?: string | null
  needsConsent?: boolean | null
}

// From the main row: a draft contains the value of when it was saved, and a list may not select the field.
const consentsOf = batched(async (req, collection, ids) => {
  const where = { id: { in: ids } }
  const { docs } = await req.payload.db.find<Row>({
    collection: collection as CollectionSlug,
    where,
    limit: 0,
    pagination: false,
    joins: NO_JOINS,
  })
  return new Map(docs.map((row) => [row.id, row]))
})

/** Computes for the staff whether consent covers a document today; `undefined` for other readers. */
export const computeConsentState: FieldHook = async ({ collection, data, req }) => {
  if (!isStaff(req.user) || !collection || typeof data?.id !== 'string') return undefined
  const row = (await consentsOf(req, collection.slug, [data.id])).get(data.id)
  if (!row) return undefined
  const end = new Date(row.consentUntil ?? NEVER).getTime()
  if (end <= Date.now()) return 'missing'
  if (row.needsConsent === false) return 'not-needed'
  return end < new Date(ALWAYS).getTime() && end < Date.now() + SOON_MS ? 'ends-soon' : 'valid'
}
