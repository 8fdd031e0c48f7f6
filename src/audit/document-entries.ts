import { LRUCache } from 'lru-cache'
import type {
  CollectionAfterDeleteHook,
  CollectionAfterOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { recordAudit } from '../../collections/shared/audit/record'
import { afterCommit } from '../database/transaction-scope'
import type { AuditAction } from '../domain/audit'
import { isRecord, recordOf } from '../domain/record'

/** Records what an operation wrote: an entry for each document, in the transaction of the operation. */
export const recordDocuments: CollectionAfterOperationHook = async ({ args, collection, operation, req, result }) => {
  const asked = args as unknown as Asked
  for (const doc of writtenBy(operation, result)) {
    const id = String(doc.id)
    if (asked.autosave && isTyping(req, collection.slug, id)) continue
    for (const action of actionsOf(operation, collection, asked, doc)) {
      await recordAudit(req, { action, collection: collection.slug, id })
    }
    if (asked.autosave) await afterCommit(req.payload, async () => noteTyping(req, collection.slug, id))
  }
  return result
}

/** The arguments of an operation, as far as they say what it does. */
interface Asked {
  data?: Record<string, unknown>
  draft?: boolean
  autosave?: boolean
  unpublishAllLocales?: boolean
}

/** The documents that an operation has written; none for one that reads. */
function writtenBy(operation: string, result: unknown): Record<string, unknown>[] {
  if (['create', 'updateByID', 'restoreVersion'].includes(operation)) return isRecord(result) ? [result] : []
  const { docs } = recordOf(result)
  return operation === 'update' && Array.isArray(docs) ? docs : []
}

/** Records a deletion. Operations on many documents call this hook for each, and none of an operation of Payload. */
export const recordDeletion: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  const action = collection.slug === 'share-links' ? 'share-end' : 'delete'
  await recordAudit(req, { action, collection: collection.slug, id: String(id) })
}

function actionsOf(
  operation: string,
  { slug, versions }: SanitizedCollectionConfig,
  { data = {}, draft = false, unpublishAllLocales = false }: Asked,
  doc: Record<string, unknown>,
): AuditAction[] {
  // `operation-rows.ts` records it.
  if (slug === 'share-links') return []
  if (operation === 'restoreVersion') return ['restore-version']
  const hasDrafts = Boolean(versions?.drafts)
  const isPublic = hasDrafts && !draft && (data._status ?? doc._status) === 'published'
  if (operation === 'create') return isPublic ? ['create', 'publish'] : ['create']
  if (typeof data.resetPasswordToken === 'string') return ['password-link']
  if (data.deletedAt) return ['trash']
  if (data.deletedAt === null && 'deletedAt' in data && Object.keys(data).length <= 2) return ['untrash']
  if (unpublishAllLocales || (hasDrafts && !draft && data._status === 'draft')) return ['unpublish']
  return isPublic ? ['publish'] : ['update']
}

const TYPING_MS = 10 * 60_000
const key = Symbol.for('assises.audit-typing')

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [key]?: LRUCache<string, true> }

const nameOf = ({ user }: PayloadRequest, collection: string, id: string) => `${user?.id} ${collection}#${id}`

/** Whether a save that a form made by itself follows a recorded one of the same person. They come every two seconds. */
const isTyping = (req: PayloadRequest, collection: string, id: string): boolean =>
  shared[key]?.has(nameOf(req, collection, id)) === true

function noteTyping(req: PayloadRequest, collection: string, id: string): void {
  shared[key] ??= new LRUCache({ max: 10_000, ttl: TYPING_MS })
  if (!isTyping(req, collection, id)) shared[key].set(nameOf(req, collection, id), true)
}
