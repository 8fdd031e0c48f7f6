import type { CollectionSlug, DataFromCollectionSlug, PayloadRequest } from 'payload'
import { separateRequest } from '../../collections/shared/isolated-request'
import type { Language } from '../domain/bilingual'

/** How to write a document. */
export interface WriteOptions {
  /** The language of localised fields; French by default. */
  locale?: Language
  /** Writes a draft, whose required fields may be empty. */
  draft?: boolean
  /** Whether a document in the trash can be updated. */
  trash?: boolean
}

type Written<Slug extends CollectionSlug> = DataFromCollectionSlug<Slug>

/** Creates a document in the transaction of the request. Hooks and validation apply; access control does not. */
export async function createDocument<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  data: object,
  options: WriteOptions = {},
): Promise<Written<Slug>> {
  const created: object = await req.payload.create({ ...operation(req, options), collection, data } as never)
  return created as Written<Slug>
}

/** Updates a document in the transaction of the request. Hooks and validation apply; access control does not. */
export async function updateDocument<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  id: string,
  data: object,
  options: WriteOptions = {},
): Promise<Written<Slug>> {
  const updated: object = await req.payload.update({ ...operation(req, options), collection, id, data } as never)
  return updated as Written<Slug>
}

const operation = (req: PayloadRequest, { locale = 'fr', ...options }: WriteOptions) => ({
  ...options,
  locale,
  depth: 0,
  overrideAccess: true,
  req: separateRequest(req),
})
