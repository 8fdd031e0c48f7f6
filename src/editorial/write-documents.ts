import type { CollectionSlug, DataFromCollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { separateRequest } from '../../collections/shared/isolated-request'
import { checkingReferencesOnce } from '../../collections/shared/read-once'
import type { Language } from '../domain/bilingual'
import { isRecord } from '../domain/record'

/** How to write a document. */
export interface WriteOptions {
  /** The language of localised fields; French by default. `all` creates them as `{ fr, en }`. */
  locale?: Language | 'all'
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

/**
 * Creates a draft with its texts in both languages, in one write. `french` has the fields without languages too. Hooks apply;
 * access control does not.
 */
export function createInBothLanguages<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  french: Values,
  english: Values,
): Promise<Written<Slug>> {
  const { flattenedFields } = req.payload.collections[collection].config
  const data = { ...byLanguage(flattenedFields, french, english), _status: 'draft' }
  return createDocument(req, collection, data, { locale: 'all', draft: true })
}

type Values = Record<string, unknown>

/** Returns the values of fields, those of a localised field as `{ fr, en }`. */
function byLanguage(fields: readonly FlattenedField[], french: Values, english: Values): Values {
  return Object.fromEntries(
    [...new Set([...Object.keys(french), ...Object.keys(english)])].map((name) => {
      const field = fields.find((one) => one.name === name)
      const [fr, en] = [french[name], english[name]]
      if (field && 'localized' in field && field.localized) {
        return [name, { ...(fr === undefined ? {} : { fr }), ...(en === undefined ? {} : { en }) }]
      }
      if (field?.type !== 'group' || !(isRecord(fr) || isRecord(en))) return [name, fr]
      return [name, byLanguage(field.flattenedFields, isRecord(fr) ? fr : {}, isRecord(en) ? en : {})]
    }),
  )
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
  req: checkingReferencesOnce(separateRequest(req)),
})
