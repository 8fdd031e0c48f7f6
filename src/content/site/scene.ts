import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import type { Language } from '../../domain/bilingual'
import { hasPages, pagePath, previewPath } from '../../domain/site-path'
import { frenchSpaces } from '../../domain/typography'
import { record, text } from './raw-values'
import type { SiteReader } from './reader'
import type { Choice, Linked, Words } from './view-types'

/** For whom, in which language and when documents are made into views. */
export interface Scene {
  payload: Payload
  reader: SiteReader
  language: Language
  now: Date
}

/** A localised text in the language of the page, else in French. */
export function wordsOf(value: unknown, language: Language): Words | undefined {
  const own = text(record(value)[language])
  if (own) return { text: setIn(language, own) }
  const french = text(record(value).fr)
  return french ? { text: setIn('fr', french), lang: 'fr' } : undefined
}

/** A text as it is printed in a language: no sign of French punctuation begins a line. */
export const setIn = (language: Language, words: string): string => (language === 'fr' ? frenchSpaces(words) : words)

/** One of the options of a select field, in words: `'format'`, `'participants.role'`. */
export function choiceOf({ payload, language }: Scene, collection: CollectionSlug, path: string, value: unknown) {
  if (typeof value !== 'string') return undefined
  const field = fieldAt(payload.collections[collection].config.flattenedFields, path)
  const option = field && 'options' in field ? field.options.find((one) => record(one).value === value) : undefined
  const label = record(option).label
  return { value, label: text(record(label)[language]) ?? text(label) ?? value } satisfies Choice
}

/** The same for a field that holds several. */
export const choicesOf = (scene: Scene, collection: CollectionSlug, path: string, values: unknown): Choice[] =>
  Array.isArray(values) ? values.flatMap((value) => choiceOf(scene, collection, path, value) ?? []) : []

/** What a document is for the links that lead to it; of a session, `edition` is the one it belongs to. */
export function linkedTo(
  { reader, language }: Scene,
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
