import type { FlattenedField, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'
import { fieldsAlong } from '../fields/field-at'
import { findRelation } from '../fields/relation-path'
import { languageCodes } from '../language-codes'
import { refuseRequest } from '../messages'
import { refuseDependentRows } from './refuse-dependent-rows'

/** Sorts titles and names by their search key, and breaks ties by number or slug, so that all databases agree. */
export function guardSort(
  sort: string | string[] | undefined,
  fields: FlattenedField[],
  seesAll: boolean,
  req: PayloadRequest,
) {
  if (!sort) return sort
  const has = (name: string) => fields.some((field) => field.name === name)
  const keys = (Array.isArray(sort) ? sort : sort.split(',')).map((key) => key.trim()).filter(Boolean)
  const rewritten = keys.flatMap((key) => {
    const [direction, path] = key.startsWith('-') ? ['-', key.slice(1)] : ['', key]
    if (!seesAll && findRelation(fields, path)) {
      const text = {
        fr: `Le tri par « ${path} » passe par un autre document. Triez par un champ de ce document.`,
        en: `Sorting by "${path}" leads through another document. Sort by a field of the document itself.`,
      }
      throw refuseRequest(req, 400, text, 'INVALID_SORT')
    }
    refuseDependentRows(fields, path, req)
    if (isUnordered(fields, path, seesAll, req)) {
      if (seesAll) return []
      throw refuseRequest(req, 400, unordered(path), 'INVALID_SORT')
    }
    return `${direction}${sortedPath(has(`${path}Key`) ? `${path}Key` : path, fields, req)}`
  })
  const tie = ['number', 'slug'].find(has)
  const isTied = tie && !rewritten.some((key) => key.replace('-', '') === tie)
  return isTied ? [...rewritten, tie] : rewritten
}

/**
 * Whether a document has several values at a path, or one without an order: SQLite would list it once for each, and lose
 * others. The admin remembers the sort of a list, so for its users such a path is left out, and long texts are sorted.
 */
function isUnordered(fields: FlattenedField[], path: string, seesAll: boolean, req: PayloadRequest): boolean {
  const along = fieldsAlong(fields, path, languageCodes(req)) ?? []
  if (along.some((field) => several.has(field.type) || isMany(field))) return true
  if (isComputed(fields, path)) return true
  return !seesAll && withoutOrder.has(along.at(-1)?.type ?? '')
}

const several = new Set(['array', 'blocks', 'join'])

/** Whether a path leads to the address of a file, which Payload computes when the document is read. */
const isComputed = (fields: FlattenedField[], path: string): boolean =>
  fields.some(({ name }) => name === 'filename') && /^(?:url|thumbnailURL|sizes\.\w+\.url)$/.test(path)

const isMany = (field: FlattenedField) => 'hasMany' in field && field.hasMany === true
const withoutOrder = new Set(['group', 'join', 'json', 'point', 'richText', 'tab'])

const unordered = (path: string): Bilingual => ({
  fr: `« ${path} » n’a pas d’ordre. Triez par un champ qui n’a qu’une valeur courte.`,
  en: `"${path}" has no order. Sort by a field that holds one short value.`,
})

/**
 * The path to sort by. In all languages at once a localised field is sorted by its text in the default language: SQLite
 * would list a document once for each text, and lose others.
 */
function sortedPath(path: string, fields: FlattenedField[], req: PayloadRequest): string {
  const languages = languageCodes(req)
  const along = fieldsAlong(fields, path, languages)
  if (!along && path !== 'id') {
    throw refuseRequest(
      req,
      400,
      {
        fr: `Aucun champ « ${path} » par lequel trier.`,
        en: `There is no field "${path}" to sort by.`,
      },
      'INVALID_SORT',
    )
  }
  const isLocalised = along?.some((field) => 'localized' in field && field.localized) ?? false
  const { localization } = req.payload.config
  const isNamed = languages.includes(path.split('.').at(-1) ?? '')
  return isLocalised && !isNamed && req.locale === 'all' && localization
    ? `${path}.${localization.defaultLocale}`
    : path
}
