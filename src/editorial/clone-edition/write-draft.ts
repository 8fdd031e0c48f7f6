import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Localised } from '../../domain/bilingual'
import { latestVersions } from '../latest-versions'
import { createDocument, updateDocument } from '../write-documents'

type Data = Record<string, unknown>

/** Finds the copies that earlier runs created, by the id of the original, in the trash included: they are not created again. */
export async function copiesIn<Doc extends { copiedFrom?: string | null }>(
  req: PayloadRequest,
  collection: 'rooms' | 'sessions',
  edition: string,
): Promise<Map<string, Doc>> {
  const where: Where = { and: [{ edition: { equals: edition } }, { copiedFrom: { exists: true } }] }
  const copies = await findDocuments<Doc>(req, collection, { ...latestVersions, where, trash: true })
  return new Map(copies.map((copy) => [String(copy.copiedFrom), copy]))
}

/**
 * Writes the missing English texts of a copy, by field or `group.field`, unless it was published or deleted since. Returns the
 * time of the write, `undefined` when nothing was missing.
 */
export async function completeEnglish(
  req: PayloadRequest,
  collection: CollectionSlug,
  { id }: { id: string },
  texts: Record<string, Localised<unknown>>,
  copy?: Data | object,
): Promise<string | undefined> {
  const current = (copy ?? {}) as Record<string, Localised<unknown> | undefined> & Data
  if (current.firstPublishedAt || current.deletedAt) return undefined
  const missing = Object.entries(texts).flatMap(([path, { en }]) => {
    const [name = '', inner] = path.split('.')
    const here = inner
      ? (current[name] as Record<string, Localised<unknown>> | null | undefined)?.[inner]
      : current[name]
    return en && !here?.en ? [[name, inner ? { [inner]: en } : en]] : []
  })
  if (missing.length === 0) return undefined
  await updateDocument(req, collection, id, Object.fromEntries(missing), { locale: 'en', draft: true })
  const options = { ...latestVersions, where: { id: { equals: id } }, select: { updatedAt: true } }
  const [written] = await findDocuments<{ id: string; updatedAt: string }>(req, collection, options)
  return written?.updatedAt
}

/** Creates a draft with French texts. */
export async function createDraft(
  req: PayloadRequest,
  collection: CollectionSlug,
  data: Data,
): Promise<{ id: string; updatedAt: string }> {
  const written = await createDocument(req, collection, { ...data, _status: 'draft' }, { draft: true })
  return { id: String(written.id), updatedAt: 'updatedAt' in written ? String(written.updatedAt) : '' }
}
