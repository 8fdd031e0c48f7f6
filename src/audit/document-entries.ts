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
import { isRepeated, noteForRepetition } from './repetitions'

/** Records what an operation wrote: an entry for each document, in the transaction of the operation. */
export const recordDocuments: CollectionAfterOperationHook = async ({ args, collection, operation, req, result }) => {
  const asked = args as unknown as Asked
  for (const doc of writtenBy(operation, result)) {
    const id = String(doc.id)
    const typing = typingOf(req, collection.slug, id)
    if (asked.autosave && isRepeated(typing)) continue
    for (const action of actionsOf(operation, collection, asked, doc)) {
      await recordAudit(req, { action, collection: collection.slug, id })
    }
    if (asked.autosave) await afterCommit(req.payload, async () => noteForRepetition(typing, TYPING_MS))
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

/** The time in which what somebody types is one entry. Forms save every two seconds. */
const TYPING_MS = 10 * 60_000

const typingOf = ({ user }: PayloadRequest, collection: string, id: string) => `typing ${user?.id} ${collection}#${id}`
