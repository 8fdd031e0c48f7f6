import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { inLanguage, type Language } from '../../domain/bilingual'
import { recordOf } from '../../domain/record'
import { hasPages, pagePath, previewPath } from '../../domain/site-path'
import type { PageText } from './picture-types'
import { text } from './raw-values'
import type { SiteReader } from './reader'
import type { Choice, Linked } from './view-types'

/** The reader, the language and the time for which documents are rendered. */
export interface RenderContext {
  payload: Payload
  reader: SiteReader
  language: Language
  now: Date
}

/** Returns a localised text in the language of the page, else in French; `undefined` when there is neither. */
export function pageTextOf(value: unknown, language: Language): PageText | undefined {
  const own = text(recordOf(value)[language])
  if (own) return { text: typesetIn(own, language) }
  const french = text(recordOf(value).fr)
  return french ? { text: typesetIn(french, 'fr'), lang: 'fr' } : undefined
}

/** Returns a text with the spaces of its language. */
export const typesetIn = (text: string, language: Language): string => inLanguage({ fr: text, en: text }, language)

/** Returns an option of a select field with its label; `path` is that of the field: `'participants.role'`. */
export function choiceOf(
  { payload, language }: RenderContext,
  collection: CollectionSlug,
  path: string,
  value: unknown,
) {
  if (typeof value !== 'string') return undefined
  const field = fieldAt(payload.collections[collection].config.flattenedFields, path)
  const option = field && 'options' in field ? field.options.find((one) => recordOf(one).value === value) : undefined
  const label = recordOf(option).label
  return { value, label: text(recordOf(label)[language]) ?? text(label) ?? value } satisfies Choice
}

/** The same for a field with several values. */
export const choicesOf = (
  context: RenderContext,
  collection: CollectionSlug,
  path: string,
  values: unknown,
): Choice[] =>
  Array.isArray(values) ? values.flatMap((value) => choiceOf(context, collection, path, value) ?? []) : []

/** Returns the link to a document, where this reader may open it. `edition` is that of a session. */
export function linkedTo(
  { reader, language }: RenderContext,
  collection: string,
  doc: Record<string, unknown>,
  edition?: Record<string, unknown>,
): Linked {
  const id = String(doc.id)
  const isDraft = doc._status === 'draft'
  if (!hasPages(collection)) return { id, isDraft }
  if (reader.kind === 'staff') return { id, isDraft, href: previewPath(language, collection, id) }
  const slug = text(doc.slug)
  const editionSlug = text(edition?.slug)
  const isWithinPublic = collection !== 'sessions' || (editionSlug !== undefined && edition?._status !== 'draft')
  if (!slug || isDraft || !isWithinPublic) return { id, isDraft }
  return { id, isDraft, href: pagePath(language, collection, { slug, edition: editionSlug }) }
}

function fieldAt(fields: FlattenedField[], path: string): FlattenedField | undefined {
  const [name, ...rest] = path.split('.')
  const field = fields.find((candidate) => candidate.name === name)
  if (rest.length === 0 || !field) return field
  return 'flattenedFields' in field ? fieldAt(field.flattenedFields ?? [], rest.join('.')) : undefined
}
