import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { isolatedRequest } from '../../../../collections/shared/isolated-request'
import type { Language } from '../../../domain/bilingual'
import { isRecord } from '../../../domain/record'
import { latestVersions } from '../../latest-versions'
import { updateDocument } from '../../write-documents'
import type { ChangedDocument, WrittenDocument } from './import-record'
import type { Values } from './planned-write'

/** Restores the values of a document that an import begun at `since` replaced; values changed afterwards stay. */
export async function restoreDocument(req: PayloadRequest, changed: ChangedDocument, since: string): Promise<void> {
  const { collection, id, before, after, updatedAt } = changed
  const where = { id: { equals: id } }
  const [document] = await findDocuments<Values>(req, collection, { ...latestVersions, where, trash: true })
  if (!document) return
  if (document.updatedAt === updatedAt && (await discardDraft(req, changed, since))) return
  for (const [locale, values, written] of [
    ['fr', before.data, after.data],
    ['en', before.english, after.english],
  ] as const) {
    const data = Object.fromEntries(
      Object.entries(values).filter(([field]) => isAsWritten(inLocale(document[field], locale), written[field])),
    )
    if (Object.keys(data).length === 0) continue
    await updateDocument(req, collection, id, data, { locale, draft: true, trash: true })
  }
}

/**
 * Deletes the draft that an import put over a published document, which then has no pending draft, as before. Returns
 * `false`, and changes nothing, when the document had a draft already.
 */
async function discardDraft(req: PayloadRequest, { collection, id }: WrittenDocument, since: string): Promise<boolean> {
  const { db } = req.payload
  const ofDocument = { collection, req: isolatedRequest(req) }
  const { docs } = await db.findVersions<{ _status?: string }>({
    ...ofDocument,
    where: { and: [{ parent: { equals: id } }, { createdAt: { less_than: since } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
  })
  const [previous] = docs
  if (previous?.version._status !== 'published') return false
  await db.deleteVersions({
    ...ofDocument,
    where: { and: [{ parent: { equals: id } }, { createdAt: { greater_than_equal: since } }] },
  })
  await db.updateVersion({ ...ofDocument, id: previous.id, versionData: { ...previous, latest: true } })
  return true
}

function inLocale(value: unknown, locale: Language): unknown {
  return isRecord(value) && ('fr' in value || 'en' in value) ? value[locale] : value
}

/** Whether a stored value is the written one, without regard to row ids, defaults of rich-text nodes and references. */
function isAsWritten(stored: unknown, written: unknown): boolean {
  if (Array.isArray(written)) {
    return (
      Array.isArray(stored) &&
      stored.length === written.length &&
      written.every((item, index) => isAsWritten(stored[index], item))
    )
  }
  if (isRecord(written)) {
    const values = isRecord(stored) ? stored : {}
    return Object.entries(written).every(([key, value]) => isAsWritten(values[key], value))
  }
  if (typeof written === 'string' && /^(?:speakers|rooms|organisations):/.test(written)) return true
  return (stored ?? null) === (written ?? null)
}
