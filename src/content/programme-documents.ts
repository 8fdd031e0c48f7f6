import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'

/** The database, or a request whose transaction the reads belong to. */
export type ProgrammeSource = Payload | PayloadRequest

/** A document with its localised fields in both languages. */
export interface LocalisedDocument {
  id: string
  [field: string]: unknown
}

/** Finds documents in both languages, none in the trash: the newest version of each, unless `draft` is `false`. */
export const findProgrammeDocuments = (
  source: ProgrammeSource,
  collection: CollectionSlug,
  where: Where,
  fields: string[],
  { draft = true, sort }: { draft?: boolean; sort?: string } = {},
): Promise<LocalisedDocument[]> => {
  const select = Object.fromEntries([...fields, '_status'].map((name) => [name, true]))
  return findDocuments<LocalisedDocument>(source, collection, {
    as: 'system',
    where,
    select,
    sort,
    draft,
    locale: 'all',
  })
}
