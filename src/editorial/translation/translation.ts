import type { CollectionSlug, PayloadRequest } from 'payload'
import { type EditableField, editableFields } from '../../../collections/shared/fields/editable-fields'
import { findDocuments } from '../../../collections/shared/find-documents'
import { reviewsOf, writersOf } from '../../../collections/shared/hooks/record-last-writer'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import type { Language } from '../../domain/bilingual'
import { valueAt } from '../../domain/edits/value-at'
import { type TranslationState, translationState } from '../../domain/translation-state'

/** The state of the English of a text; for an outdated one, when the French changed and who changed it. */
export interface TranslatedText {
  path: string
  state: TranslationState
  at?: string
  by?: string
}

/** The French of a document, without the fields that its reader may not read, and the state of the English of its texts. */
export interface Translation {
  french: Record<string, unknown>
  texts: TranslatedText[]
}

/** The texts of a collection that are written in French and in English. */
export const translatedFields = ({ payload }: PayloadRequest, collection: CollectionSlug): EditableField[] =>
  editableFields(payload.collections[collection].config.flattenedFields).filter(
    ({ field, isLocalized }) =>
      isLocalized &&
      textTypes.has(field.type) &&
      !('admin' in field && field.admin && 'hidden' in field.admin && field.admin.hidden),
  )

const textTypes = new Set(['text', 'textarea', 'richText'])

/** Returns the French of the newest version of a document as the requester may read it; `undefined` when they may not. */
export async function readTranslation(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
): Promise<Translation | undefined> {
  const [french, english] = await Promise.all([
    newestIn('fr', req, collection, id),
    newestIn('en', req, collection, id),
  ])
  if (!french || !english) return undefined
  const frenchWriter = await writersOf(inLocale(req, 'fr'), collection, id)
  const englishWriter = await writersOf(inLocale(req, 'en'), collection, id)
  const reviewed = await reviewsOf(req.payload, collection, id)
  const texts = translatedFields(req, collection).flatMap((field): TranslatedText[] => {
    const { path } = field
    const changed = frenchWriter(field)
    const state = translationState(
      { french: valueAt(french, path), english: valueAt(english, path) },
      { french: changed?.at, english: englishWriter(field)?.at, reviewed: reviewed[path] },
    )
    if (!state) return []
    return [{ path, state, ...(state === 'outdated' ? { at: changed?.at, by: changed?.name } : {}) }]
  })
  return { french, texts }
}

const inLocale = (req: PayloadRequest, locale: Language): PayloadRequest =>
  Object.assign(isolatedRequest(req), { locale })

async function newestIn(locale: Language, req: PayloadRequest, collection: CollectionSlug, id: string) {
  const [found] = await findDocuments<Record<string, unknown>>(req, collection, {
    where: { id: { equals: id } },
    draft: true,
    locale,
    fallbackLocale: false,
    as: 'requester',
  })
  return found
}
